// The loop is the branch of an if.
// RUN: %vary one_layer.cpp '/while (!open/i if (entry < count)'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: the search's loop is no statement of a block
// CHECK-NOT: {{.}}
