// The head of a row is read as numbers: these may be the vector.
// RUN: %vary rows_with_links.cpp '/~Index/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of row_size_ fits rows of another form: (const float *)(rows_ + id * row_size_)
// CHECK-NOT: {{.}}
  const float *same(size_t id) const {
    return (const float *)(rows_ + id * row_size_) + 33;
  }
