// Scoring may leave the list.
// RUN: %vary one_layer.cpp '/float d =/a if (d < 0) break;'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: scoring a neighbour may leave the loop
// CHECK-NOT: {{.}}
