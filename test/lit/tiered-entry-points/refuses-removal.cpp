// Rows can be removed, and scoring does not ask.
// RUN: %vary one_layer.cpp '/void connect/a void markDeleted(Id id);'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: rows can be removed (markDeleted), and scoring does not ask whether one was
// CHECK-NOT: {{.}}
