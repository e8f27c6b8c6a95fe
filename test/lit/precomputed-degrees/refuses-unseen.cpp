// A function that is not seen may do anything.
// RUN: %vary ended_list.cpp '/^void search/i void tick();\n' '/^ *pool.insert/a\      tick();'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop calls what cannot be followed: tick{{$}}
// CHECK-NOT: {{.}}
