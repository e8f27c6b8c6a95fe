// A pragma is about the loop below it.
// RUN: %vary ended_list.cpp '/^    for/i #pragma GCC ivdep'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: a #pragma stands above the loop{{$}}
// CHECK-NOT: {{.}}
