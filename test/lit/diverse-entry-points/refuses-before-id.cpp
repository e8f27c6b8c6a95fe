// Something stands before the neighbour's id.
// RUN: %vary one_layer.cpp '/Id id = ids/i hops++;' '/float \*vectors/i mutable int hops;'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: something else stands before the neighbour's id
// CHECK-NOT: {{.}}
