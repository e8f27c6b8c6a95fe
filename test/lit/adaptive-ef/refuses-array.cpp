// An array has its length from the width.
// RUN: %vary construction.cpp \
// RUN:   '/Heap open/a\    std::vector<float> all(ef_construction_ + 1);' \
// RUN:   '/distance(query/i\        all[i] = 0;'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the width is used for more than the size of pool and result{{$}}
// CHECK-NOT: {{.}}
