// The last place is found by the width.
// RUN: %vary construction_with_pool.cpp \
// RUN:   '/pool.insert(id/i\        if (pool.data[ef_construction_ - 1].first == 0)\n          continue;'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the width is used for more than the size of pool and result{{$}}
// CHECK-NOT: {{.}}
