// The loop moves its index.
// RUN: %vary ended_list.cpp '/^ *pool.insert/a\      if (d == 0)\n        ++i;'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop may change its list, its end or its index{{$}}
// CHECK-NOT: {{.}}
