// The search changes its width.
// RUN: %vary construction.cpp '/while (!open/i\    ef_construction_ += 1;'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the width is used for more than the size of pool and result{{$}}
// CHECK-NOT: {{.}}
