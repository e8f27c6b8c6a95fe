// One place is computed from another.
// RUN: %vary rows_with_links.cpp '/row_size_ = /d' \
// RUN:   '/label_offset_ = /s/links_size_/data_offset_/' \
// RUN:   '/malloc/i\    row_size_ = label_offset_ + sizeof(size_t);'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: no one field is label_offset_ alone, so where the vector begins is not seen
// CHECK-NOT: {{.}}
