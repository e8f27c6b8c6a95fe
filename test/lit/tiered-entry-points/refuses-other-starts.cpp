// The search starts from further rows already.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --in-place --rewrites=diverse-entry-points -- %flags
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: the search starts from further rows already
// CHECK-NOT: {{.}}
