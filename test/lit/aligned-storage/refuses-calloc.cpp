// calloc clears.
// RUN: %vary rows_of_vectors.cpp 's/malloc(count \* dim_ \*/calloc(count * dim_,/'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the memory is not taken by malloc
// CHECK-NOT: {{.}}
