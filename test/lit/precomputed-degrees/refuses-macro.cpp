// A macro spells the test.
// RUN: %vary ended_list.cpp '/^void search/i #define STOP(X) if (X == -1) break\n' \
// RUN:   '/id == -1/{N;s/if.*/STOP(id);/}'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: a macro has a part in the loop's head or its test{{$}}
// CHECK-NOT: {{.}}
