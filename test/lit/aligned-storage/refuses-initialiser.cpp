// A field begins with a value.
// RUN: %vary rows_with_links.cpp '/size_t data_size_/i\  size_t row_size_ = 700;' \
// RUN:   '/size_t data_size_/s/row_size_, //'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: row_size_ has an initialiser of its own
// CHECK-NOT: {{.}}
