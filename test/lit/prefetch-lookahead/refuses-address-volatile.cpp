// Each reading of what is volatile counts.
// RUN: %vary row_search.cpp 's/row(id)/rows + id * dim/' '/Its members/r %s'
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: computing the neighbour's address may do more than read: rows + id * dim{{$}}
// CHECK-NOT: {{.}}
  const float *rows;
  volatile int dim;
