// More code stands on the loop's line.
// RUN: %vary one_layer.cpp '/seen\[entry\]/{N;s/\n *//}'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: more code stands on the loop's line
// CHECK-NOT: {{.}}
