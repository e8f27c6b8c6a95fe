// Two entry points.
// RUN: %vary one_layer.cpp 's/Id entry,/& Id other,/' '/while (!open/i seen[other] = true;'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: the search starts from several nodes already, or may start from none
// CHECK-NOT: {{.}}
