// An id is computed from an address.
// RUN: %vary rows_with_links.cpp \
// RUN:   '/size_t label/i\  size_t id(const char *p) const { return (p - rows_) / row_size_; }'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of row_size_ fits rows of another form: (p - rows_) / row_size_
// CHECK-NOT: {{.}}
