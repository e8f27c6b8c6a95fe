// The number of a byte goes through a smaller type.
// RUN: %vary rows_with_links.cpp \
// RUN:   '/row(size_t/a\    int at = id * row_size_;\n    if (at < 0)\n      return nullptr;'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of row_size_ fits rows of another form: id * row_size_
// CHECK-NOT: {{.}}
