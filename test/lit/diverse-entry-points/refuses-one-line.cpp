// More code stands on the loop's line.
// RUN: %vary one_layer.cpp '/seen\[entry\]/{N;s/\n *//}'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: more code stands on the loop's line
// CHECK-NOT: {{.}}
