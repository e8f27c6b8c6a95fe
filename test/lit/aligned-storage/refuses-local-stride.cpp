// Who reads the rows computes their size anew.
// RUN: %vary rows_with_links.cpp 's/row_size_)/size)/' \
// RUN:   '/row_size_ = /i\    size_t size = links_size_ + data_size_ + sizeof(size_t);'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the size is no count times the size of a row that a field holds: count * size
// CHECK-NOT: {{.}}
