// Another configuration takes the memory otherwise.
// RUN: %vary rows_of_vectors.cpp \
// RUN:   '/  Index(/a\#ifdef USE_POOL\n    rows_ = pool_take(count * dim_);\n#else' \
// RUN:   '/malloc/a\#endif'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: an #if in the function chooses how memory is taken
// CHECK-NOT: {{.}}
