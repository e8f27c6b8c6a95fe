// Longer rows might not fit the fields.
// RUN: %vary rows_with_links.cpp '/size_t data_size_/s/size_t/unsigned/'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: row_size_ is not as wide as size_t
// CHECK-NOT: {{.}}
