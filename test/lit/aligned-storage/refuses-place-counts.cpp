// What is copied has the length of all that stands in front of the vector.
// RUN: %vary rows_with_links.cpp '/~Index/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of data_offset_ fits rows of another form: memcpy(to, rows_ + id * row_size_, data_offset_)
// CHECK-NOT: {{.}}
  void links(size_t id, int *to) const {
    memcpy(to, rows_ + id * row_size_, data_offset_);
  }
