// The index outlives the loop.
// RUN: %vary ended_list.cpp 's/for (int i/int i;\n    for (i/'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop does not declare its own index{{$}}
// CHECK-NOT: {{.}}
