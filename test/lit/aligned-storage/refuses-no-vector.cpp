// No field says where the vector begins.
// RUN: %vary rows_with_links.cpp 's/links_size_;/links_size_ + 4;/'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: no one field is links_size_ alone, so where the vector begins is not seen
// CHECK-NOT: {{.}}
