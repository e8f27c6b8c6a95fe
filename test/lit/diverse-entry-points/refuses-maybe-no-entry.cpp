// The entry point may be none.
// RUN: %vary one_layer.cpp 's/seen\[entry\] =/if (entry < count) &/'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: the search starts from several nodes already, or may start from none
// CHECK-NOT: {{.}}
