// The search is given a layer.
// RUN: %vary one_layer.cpp 's/ &seen)/ \&seen, int layer)/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: the search is given a layer, layer, on which not every row need be
// CHECK-NOT: {{.}}
