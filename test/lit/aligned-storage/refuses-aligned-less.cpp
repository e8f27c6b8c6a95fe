// The author aligns the array to less.
// RUN: %vary rows_of_vectors.cpp 's/malloc(/aligned_alloc(32, /'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the array is aligned already, to 32
// CHECK-NOT: {{.}}
