// The loop declares a type that scoring may use.
// RUN: %vary one_layer.cpp '/open.pop()/a typedef float Dist;' 's/float d =/Dist d =/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: the search's loop declares a type or a function
// CHECK-NOT: {{.}}
