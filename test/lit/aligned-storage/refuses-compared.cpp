// A row has to have a certain size.
// RUN: %vary rows_with_links.cpp \
// RUN:   '/size_t label/i\  bool odd() const { return row_size_ != 700; }'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of row_size_ fits rows of another form: row_size_ != 700
// CHECK-NOT: {{.}}
