// A width of 16 bits.
// RUN: %vary construction.cpp 's/size_t ef/unsigned short ef/'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the width is no plain integer of 32 bits or more{{$}}
// CHECK-NOT: {{.}}
