// The visited test comes first.
// RUN: %vary ended_list.cpp '/id == -1/,/break;/d' \
// RUN:   '/^        continue;/a\      if (id == -1)\n        break;'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: more stands before the test of the list's end than the neighbour's declaration{{$}}
// CHECK-NOT: {{.}}
