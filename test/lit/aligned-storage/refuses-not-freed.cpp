// Who frees the array is not seen.
// RUN: %vary rows_of_vectors.cpp '/~Index/d'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: what frees the array is not seen
// CHECK-NOT: {{.}}
