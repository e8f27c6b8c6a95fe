// No beam width is in scope.
// RUN: %vary one_layer.cpp 's/size_t ef, //' 's/\bef\b/100/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: the beam width is not in scope
// CHECK-NOT: {{.}}
