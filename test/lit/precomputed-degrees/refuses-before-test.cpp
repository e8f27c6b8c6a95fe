// A statement before the test is made for the end too.
// RUN: %vary ended_list.cpp 's/query) {/query, int \&steps) {/' \
// RUN:   '/^      if (id == -1)/i\      ++steps;'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: more stands before the test of the list's end than the neighbour's declaration{{$}}
// CHECK-NOT: {{.}}
