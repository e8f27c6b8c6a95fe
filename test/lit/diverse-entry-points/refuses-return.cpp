// Scoring may leave the search.
// RUN: %vary one_layer.cpp '/float d =/a if (d == 0) return result;'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: scoring a neighbour may leave the loop
// CHECK-NOT: {{.}}
