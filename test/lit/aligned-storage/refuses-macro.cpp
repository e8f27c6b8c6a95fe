// The assignments are spelled by a macro.
// RUN: %vary rows_with_links.cpp '/row_size_ = /,/label_offset_ = /c\    LAY_OUT();' \
// RUN:   '/include <new>/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: {{.*macro.*}}
// CHECK-NOT: {{.}}
#define LAY_OUT()                                                              \
  row_size_ = links_size_ + data_size_ + sizeof(size_t);                       \
  data_offset_ = links_size_;                                                  \
  label_offset_ = links_size_ + data_size_
