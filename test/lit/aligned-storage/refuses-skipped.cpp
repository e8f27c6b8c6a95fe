// Another configuration computes a place from the links.
// RUN: %vary rows_with_links.cpp \
// RUN:   '/size_t label/i\#ifdef CHECKED\n  bool fits() const { return links_size_ + data_size_ < row_size_; }\n#endif'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: text that another configuration compiles uses links_size_
// CHECK-NOT: {{.}}
