// A function of the codebase has the name of free.
// RUN: %vary rows_of_vectors.cpp 's/free/pool::free/' '/include <new>/r %s'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the array is not freed by free()
// CHECK-NOT: {{.}}

namespace pool {
void free(void *rows);
}
