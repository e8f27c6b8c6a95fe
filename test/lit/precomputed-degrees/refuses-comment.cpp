// A comment in the loop's head has no place.
// RUN: %vary ended_list.cpp 's|i < |&/* or less */ |'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: something else has the index's name, or a comment stands in the loop's head{{$}}
// CHECK-NOT: {{.}}
