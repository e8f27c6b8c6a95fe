// A row's address is kept in a local, and a number is added to it there.
// RUN: %vary rows_with_links.cpp \
// RUN:   '/size_t label(/i\  char first(size_t id) const {\n    const char *row = rows_ + id * row_size_;\n    return *(row + 33 * sizeof(int));\n  }'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of row_size_ fits rows of another form: rows_ + id * row_size_
