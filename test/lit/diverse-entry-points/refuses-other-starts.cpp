// The search starts from further rows already.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --in-place --rewrites=tiered-entry-points -- %flags
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: the search starts from further rows already
// CHECK-NOT: {{.}}
