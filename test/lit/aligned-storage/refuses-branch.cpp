// Rows have one of two forms.
// RUN: %vary rows_with_links.cpp \
// RUN:   '/row_size_ = /a\    if (dim > 4)\n      data_offset_ = links_size_;'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: {{more than assignments.*|.*own block}}
// CHECK-NOT: {{.}}
