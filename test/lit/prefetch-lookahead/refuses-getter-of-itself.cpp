// A member that may not end.
// RUN: %vary row_search.cpp '/Its members/r %s'
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: computing the neighbour's address may do more than read: row(id){{$}}
// CHECK-NOT: {{.}}
  const float *row(int id) const { return id < count ? rows + id * dim : row(id - count); }
  const float *rows;
  int count, dim;
