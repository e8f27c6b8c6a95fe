// A function that is given the list may cut it.
// RUN: %vary ended_list.cpp '/^void search/i void note(int *list);\n' \
// RUN:   's/Visited &visited/int *lists, &/' '/^    for/i\    int *links = lists + 32 * node;' \
// RUN:   's/graph.at(node, i)/links[i]/' '/^ *pool.insert/a\      note(links);'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop calls what cannot be followed: note{{$}}
// CHECK-NOT: {{.}}
