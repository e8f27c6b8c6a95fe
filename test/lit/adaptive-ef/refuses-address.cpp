// Somebody gets the width's address.
// RUN: %vary construction.cpp '/^struct Index/i\void tell(size_t *width);\n' \
// RUN:   '/Heap open/a\    tell(&ef_construction_);'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the width is used for more than the size of pool and result{{$}}
// CHECK-NOT: {{.}}
