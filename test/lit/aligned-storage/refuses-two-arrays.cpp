// Two arrays have the same rows.
// RUN: %vary rows_with_links.cpp 's/; }/; free(spare_); }/' 's/rows_;/rows_, *spare_;/' \
// RUN:   '/throw/a\    spare_ = (char *)malloc(count * row_size_);'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the function allocates two arrays of such rows
// CHECK-NOT: {{.}}
