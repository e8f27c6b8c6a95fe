// The end is a number of the graph's.
// RUN: %vary ended_list.cpp 's/query) {/query, int none) {/' 's/id == -1/id == none/'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: no comparison with a literal tells where the list ends{{$}}
// CHECK-NOT: {{.}}
