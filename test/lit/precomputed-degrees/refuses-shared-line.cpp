// Something else stands on the loop's line.
// RUN: %vary ended_list.cpp '/pool.pop/{N;s/\n */ /}'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop is no statement of a block, shares its line, or a label stands in the function{{$}}
// CHECK-NOT: {{.}}
