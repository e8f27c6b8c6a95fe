// The stride is computed a second time, from the same size of links.
// RUN: %vary rows_with_links.cpp '/~Index/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of links_size_ fits rows of another form: links_size_ + data_size_ + sizeof(size_t)
// CHECK-NOT: {{.}}
  bool check(size_t expected) const {
    size_t size = links_size_ + data_size_ + sizeof(size_t);
    return size == expected;
  }
