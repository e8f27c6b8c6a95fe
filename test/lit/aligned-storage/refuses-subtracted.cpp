// The label is found from the row's end.
// RUN: %vary rows_with_links.cpp '/~Index/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of row_size_ fits rows of another form: {{.*}}
// CHECK-NOT: {{.}}
  const char *last(size_t id) const {
    return rows_ + (id + 1) * row_size_ - sizeof(size_t);
  }
