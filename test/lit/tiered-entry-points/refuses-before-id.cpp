// Something stands before the neighbour's id.
// RUN: %vary one_layer.cpp '/Id id = ids/i hops++;' '/float \*vectors/i mutable int hops;'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: something else stands before the neighbour's id
// CHECK-NOT: {{.}}
