// The list is read from its end.
// RUN: %vary ended_list.cpp '/^    for/i\    const int *links = graph.list(node);' \
// RUN:   's/graph.at(node, i)/links[31 - i]/'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the neighbour is not read at the loop's index{{$}}
// CHECK-NOT: {{.}}
