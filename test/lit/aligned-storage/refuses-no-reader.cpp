// The vectors are elsewhere, and the rows hold links alone.
// RUN: %vary rows_with_links.cpp '/return (const/a\    return vectors_ + links[0];' \
// RUN:   '/rows_;/a\  float *vectors_;' \
// RUN:   's/return (const float \*)(rows_ + id \* row_size_ + data_offset_/const int *links = (const int *)(rows_ + id * row_size_/'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: nothing is read from the rows by data_offset_
// CHECK-NOT: {{.}}
