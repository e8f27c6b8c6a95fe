// An index that was loaded has rows of another form.
// RUN: %vary rows_with_links.cpp '/~Index/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of {{.*}} fits rows of another form: {{.*}}
// CHECK-NOT: {{.}}
  void take(const Index &other, size_t id) {
    memcpy(rows_ + id * row_size_, other.rows_ + id * other.row_size_, row_size_);
  }
