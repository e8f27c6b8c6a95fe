// Rows are laid out by a function that is no member.
// RUN: %vary rows_with_links.cpp \
// RUN:   's/  Index(.*/  Index() {}\n  friend void init(Index \&ix, size_t count, size_t dim);\n  void unused(size_t count, size_t dim) {/' \
// RUN:   '/malloc/,/throw/d' '/^};/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the size of a row is a field of another object
// CHECK-NOT: {{.}}

void init(Index &ix, size_t count, size_t dim) {
  ix.data_size_ = dim * sizeof(float);
  ix.links_size_ = 33 * sizeof(int);
  ix.row_size_ = ix.links_size_ + ix.data_size_ + sizeof(size_t);
  ix.data_offset_ = ix.links_size_;
  ix.label_offset_ = ix.links_size_ + ix.data_size_;
  ix.rows_ = (char *)malloc(count * ix.row_size_);
}
