// More code stands behind the brace.
// RUN: %vary construction.cpp '/int layer/{N;s/\n */ /}'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: more code stands behind the brace of the function{{$}}
// CHECK-NOT: {{.}}
