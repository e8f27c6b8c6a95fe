// A member that a member calls counts.
// RUN: %vary row_search.cpp '/Its members/r %s'
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: computing the neighbour's address may do more than read: row(id){{$}}
// CHECK-NOT: {{.}}
  const float *row(int id) const { return rows.data() + place(id); }
  size_t place(int id) const { return ++reads, size_t(id) * dim; }
  std::vector<float> rows;
  size_t dim;
  mutable size_t reads;
