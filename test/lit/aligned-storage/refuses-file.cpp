// A file has rows, but does not say where the vector is in them.
// RUN: %vary rows_with_links.cpp '/include <cstring>/a\#include <istream>' '/~Index/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: rows are written to a file or read from one, but data_offset_ is not read from it
// CHECK-NOT: {{.}}
  void load(std::istream &in) {
    in.read((char *)&row_size_, sizeof(row_size_));
    in.read(rows_, 100 * row_size_);
  }
