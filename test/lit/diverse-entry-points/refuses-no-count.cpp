// No number is given to rows, and none ends a loop over them.
// RUN: %vary one_layer.cpp 's/count++/nextFree()/' '/void connect/a Id nextFree();'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: it is not seen how many rows the index has: no number is given to new rows as their id, and none ends a loop that reads the rows as the search does
// CHECK-NOT: {{.}}
