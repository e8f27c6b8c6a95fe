// The entry point is not marked.
// RUN: %vary one_layer.cpp '/seen\[entry\]/d'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: the entry point is not seen to be marked as visited before the search's loop
// CHECK-NOT: {{.}}
