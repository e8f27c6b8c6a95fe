// Scoring uses the node that is expanded.
// RUN: %vary one_layer.cpp 's/seen\[id\] = true;/& from[id] = best.second;/' \
// RUN:   '/float \*vectors/i Id *from;'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: scoring a neighbour uses what the search's loop declares, best
// CHECK-NOT: {{.}}
