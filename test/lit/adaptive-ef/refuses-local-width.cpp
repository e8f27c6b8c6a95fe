// The width is a constant of the function.
// RUN: %vary construction.cpp '/size_t ef/d' \
// RUN:   '/Heap open/i\    const size_t ef_construction_ = 100;'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: no parameter or field that the search names is its width{{$}}
// CHECK-NOT: {{.}}
