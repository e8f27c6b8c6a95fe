// The size of the links is computed where no field says so.
// RUN: %vary rows_with_links.cpp 's/33 /sizeof(int) + 32 /' \
// RUN:   '/size_t label/i\  size_t behind() const { return sizeof(int) + 32 * sizeof(int) + data_size_; }'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the value of links_size_ is also computed elsewhere: sizeof(int) + 32 * sizeof(int) + data_size_
// CHECK-NOT: {{.}}
