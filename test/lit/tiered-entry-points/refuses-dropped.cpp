// Rows can be removed by another name, and scoring does not ask.
// RUN: %vary one_layer.cpp '/void connect/a void dropRow(Id id);'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: rows can be removed (dropRow), and scoring does not ask whether one was
