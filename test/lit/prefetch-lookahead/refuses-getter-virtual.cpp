// Who overrides it may do anything.
// RUN: %vary row_search.cpp '/Its members/r %s'
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: computing the neighbour's address may do more than read: row(id){{$}}
// CHECK-NOT: {{.}}
  virtual const float *row(int id) const { return rows + id * dim; }
  const float *rows;
  int dim;
