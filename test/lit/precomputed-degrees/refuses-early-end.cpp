// The loop may be left before the list ends.
// RUN: %vary ended_list.cpp '/^ *pool.insert/a\      if (d == 0)\n        break;'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop may end before the list does{{$}}
// CHECK-NOT: {{.}}
