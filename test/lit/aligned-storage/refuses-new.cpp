// Memory of new.
// RUN: %vary rows_of_vectors.cpp \
// RUN:   's/(float \*)malloc(count \* dim_ \* sizeof(float))/new float[count * dim_]/' \
// RUN:   's/free(rows_)/delete[] rows_/'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the memory is not taken by malloc
// CHECK-NOT: {{.}}
