// The end is a conjunction.
// RUN: %vary ended_list.cpp 's/i < graph.degree()/& \&\& i < 32/'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop's end is no comparison of its index{{$}}
// CHECK-NOT: {{.}}
