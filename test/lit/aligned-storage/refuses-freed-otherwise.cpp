// Memory that goes to a function of the codebase in the end.
// RUN: %vary rows_of_vectors.cpp 's/free/pool_free/' \
// RUN:   '/^struct Index/i\void pool_free(void *rows);\n'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the array is not freed by free()
// CHECK-NOT: {{.}}
