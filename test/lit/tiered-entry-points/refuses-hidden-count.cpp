// A parameter has the name of the number of rows.
// RUN: %vary one_layer.cpp 's/ &seen)/ \&seen, int count)/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: a local variable hides the number of rows, count
// CHECK-NOT: {{.}}
