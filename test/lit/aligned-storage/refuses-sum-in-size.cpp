// The array is more than rows.
// RUN: %vary rows_of_vectors.cpp 's/float)/float) + 16/'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the size is no count times the size of a row that a field holds: count * dim_ * sizeof(float) + 16
// CHECK-NOT: {{.}}
