// A loop that counts for itself.
// RUN: %vary ended_list.cpp 's/for (\(.*;\) \(i < .*\); ++i)/\1\n    while (\2)/' \
// RUN:   's/node, i)/node, i++)/'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the neighbours are not read in a counting for loop{{$}}
// CHECK-NOT: {{.}}
