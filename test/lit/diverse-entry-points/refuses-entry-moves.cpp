// The entry point is another one by the time of the loop.
// RUN: %vary one_layer.cpp '/while (!open/i entry = -1;'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: the search starts from several nodes already, or may start from none
// CHECK-NOT: {{.}}
