// The array is read by index of its bytes.
// RUN: %vary rows_with_links.cpp \
// RUN:   '/size_t label/i\  char byte(size_t id) const { return rows_[id]; }'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of rows_ fits rows of another form: rows_[id]
// CHECK-NOT: {{.}}
