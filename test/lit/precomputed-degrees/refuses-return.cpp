// The loop returns.
// RUN: %vary ended_list.cpp '/^ *pool.insert/a\      if (d == 0)\n        return;'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop may end before the list does{{$}}
// CHECK-NOT: {{.}}
