// The array gets room for something else.
// RUN: %vary rows_with_links.cpp '/~Index/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of rows_ fits rows of another form: realloc(rows_, count * 700)
// CHECK-NEXT: code.cpp:{{[0-9]+}}: aligned-storage: refused: the memory is not taken by malloc
// CHECK-NOT: {{.}}
  void grow(size_t count) {
    void *more = realloc(rows_, count * 700);
    rows_ = (char *)more;
  }
