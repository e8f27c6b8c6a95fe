// A byte of a row is read at a number.
// RUN: %vary rows_with_links.cpp \
// RUN:   '/size_t label(/i\  char first(size_t id) const { return (rows_ + id * row_size_)[132]; }'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of row_size_ fits rows of another form: (rows_ + id * row_size_)[132]
