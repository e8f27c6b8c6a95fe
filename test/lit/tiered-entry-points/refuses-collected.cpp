// The neighbours are collected first.
// RUN: %vary one_layer.cpp '/const Id \*ids/a Id batch[32]; int size = 0;' \
// RUN:   's/float d =/batch[size++] = id; } for (int b = 0; b < size; b++) { Id id = batch[b];\n&/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: the neighbours are not scored in the loop that reads them
// CHECK-NOT: {{.}}
