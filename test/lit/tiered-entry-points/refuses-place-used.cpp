// Scoring uses the place in the list.
// RUN: %vary one_layer.cpp 's/float d = .*)/& + i/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: scoring a neighbour uses its place in the list, i
// CHECK-NOT: {{.}}
