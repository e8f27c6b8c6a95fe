// What is loaded has rows that cannot be aligned: their array is left too.
// RUN: %vary rows_with_links.cpp '/include <cstring>/a\#include <istream>' '/~Index/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of links_size_ fits rows of another form: label_offset_ != links_size_ + data_size_
// CHECK-NEXT: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of links_size_ fits rows of another form: label_offset_ != links_size_ + data_size_
// CHECK-NOT: {{.}}
  void load(std::istream &in) {
    in.read((char *)&row_size_, sizeof(row_size_));
    in.read((char *)&data_offset_, sizeof(data_offset_));
    in.read((char *)&label_offset_, sizeof(label_offset_));
    if (label_offset_ != links_size_ + data_size_)
      throw std::bad_alloc();
    free(rows_);
    rows_ = (char *)malloc(100 * row_size_);
    in.read(rows_, 100 * row_size_);
  }
