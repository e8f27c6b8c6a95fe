// The array has a second name.
// RUN: %vary rows_with_links.cpp '/~Index/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of rows_ fits rows of another form: {{.*}}
// CHECK-NOT: {{.}}
  float first() const {
    const char *all = rows_;
    return ((const float *)all)[33];
  }
