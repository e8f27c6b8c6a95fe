// A pragma is about the loop.
// RUN: %vary one_layer.cpp 's/^ *while (!open/#pragma loop_count(100)\n&/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: a #pragma stands above the search's loop
// CHECK-NOT: {{.}}
