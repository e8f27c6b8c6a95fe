// Elements that change by themselves.
// RUN: %vary ended_list.cpp '/^    for/i\    const volatile int *links = graph.list(node);' \
// RUN:   's/graph.at(node, i)/links[i]/'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the list or its end is volatile{{$}}
// CHECK-NOT: {{.}}
