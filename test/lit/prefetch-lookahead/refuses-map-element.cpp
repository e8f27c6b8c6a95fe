// A map makes the element that it is asked for.
// RUN: %vary row_search.cpp 's/row(id)/\&cells[id]/' '/Its members/r %s'
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: computing the neighbour's address may do more than read: &cells[id]{{$}}
// CHECK-NOT: {{.}}
  std::map<int, float> cells;
