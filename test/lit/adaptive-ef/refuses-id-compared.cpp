// The width is compared with what is no size.
// RUN: %vary construction.cpp 's/seen\[id\])/seen[id] || id > ef_construction_)/'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the width is used for more than the size of pool and result{{$}}
// CHECK-NOT: {{.}}
