// The name means another function there.
// RUN: %vary rows_of_vectors.cpp \
// RUN:   '/return/i\  static void *aligned_alloc(size_t align, size_t bytes);'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: aligned_alloc is not declared there, or names something else; <cstdlib> has it
// CHECK-NOT: {{.}}
