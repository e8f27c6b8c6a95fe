// A width that may change at any time.
// RUN: %vary construction.cpp 's/size_t ef/volatile size_t ef/'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the width is no plain integer of 32 bits or more{{$}}
// CHECK-NOT: {{.}}
