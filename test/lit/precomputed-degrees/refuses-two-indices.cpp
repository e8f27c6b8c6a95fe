// The loop declares more than its index.
// RUN: %vary ended_list.cpp 's/int i = 0/&, all = 32/'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop does not declare its own index{{$}}
// CHECK-NOT: {{.}}
