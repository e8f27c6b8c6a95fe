// The loop cuts the list.
// RUN: %vary ended_list.cpp 's/Visited &visited/int *lists, &/' \
// RUN:   '/^    for/i\    int *links = lists + 32 * node;' 's/graph.at(node, i)/links[i]/' \
// RUN:   '/^ *pool.insert/a\      if (d == 0)\n        links[i + 1] = -1;'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop may change its list, its end or its index{{$}}
// CHECK-NOT: {{.}}
