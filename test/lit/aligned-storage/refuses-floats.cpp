// The stride counts more than bytes.
// RUN: %vary rows_with_links.cpp 's/char \*/float */'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: rows_ points to no bytes, so what the row's size counts is not known
// CHECK-NOT: {{.}}
