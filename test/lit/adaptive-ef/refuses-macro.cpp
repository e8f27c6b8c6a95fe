// A macro names the width.
// RUN: %vary construction.cpp 's/< ef_construction_/< EF/' \
// RUN:   '/^struct Index/i\#define EF ef_construction_\n'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: a macro has a part in naming the width{{$}}
// CHECK-NOT: {{.}}
