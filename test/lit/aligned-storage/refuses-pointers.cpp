// An array of pointers to rows.
// RUN: %vary rows_of_vectors.cpp \
// RUN:   's/)malloc(count \* dim_ \* sizeof(float/*)malloc(count * sizeof(float */' \
// RUN:   's/rows_ + id \* dim_/rows_[id]/' 's/rows_;/*rows_;/'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: {{an array of pointers.*}}
// CHECK-NOT: {{.}}
