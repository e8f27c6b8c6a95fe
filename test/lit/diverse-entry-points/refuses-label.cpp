// A label that a jump may reach.
// RUN: %vary one_layer.cpp 's/float nearest =/again: float nearest; nearest =/' \
// RUN:   's/return result;/if (result.empty()) goto again;\n&/'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: a jump may pass over what would be declared before the search's loop
// CHECK-NOT: {{.}}
