// Text that is not seen stands in the scoring.
// RUN: %vary one_layer.cpp 's/^ *float d =/#ifdef COUNTED\n++scored[i];\n#endif\n&/'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: scoring a neighbour holds text that this configuration skips (#if)
// CHECK-NOT: {{.}}
