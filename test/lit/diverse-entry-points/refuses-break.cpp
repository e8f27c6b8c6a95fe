// Scoring may leave the list.
// RUN: %vary one_layer.cpp '/float d =/a if (d < 0) break;'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: scoring a neighbour may leave the loop
// CHECK-NOT: {{.}}
