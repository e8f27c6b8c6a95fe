// An unsigned element is below 0 only as an int.
// RUN: %vary ended_list.cpp \
// RUN:   '/^    for/i\    const unsigned *links = (const unsigned *)graph.list(node);' \
// RUN:   's/graph.at(node, i)/links[i]/' 's/id == -1/id < 0/'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the neighbour's type is not that of the list's elements, or not known{{$}}
// CHECK-NOT: {{.}}
