// Scoring counts in a static variable.
// RUN: %vary one_layer.cpp '/float d =/i static int scored = 0; ++scored;'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: scoring a neighbour has a static variable
// CHECK-NOT: {{.}}
