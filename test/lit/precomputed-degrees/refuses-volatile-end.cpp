// An end that changes by itself.
// RUN: %vary ended_list.cpp 's/Visited &visited/const volatile int \&most, &/' \
// RUN:   '/^    for/i\    const int *links = graph.list(node);' 's/graph.at(node, i)/links[i]/' \
// RUN:   's/graph.degree()/most/'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the list or its end is volatile{{$}}
// CHECK-NOT: {{.}}
