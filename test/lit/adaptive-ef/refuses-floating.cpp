// A width that is no integer.
// RUN: %vary construction.cpp 's/size_t ef/double ef/'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: no parameter or field that the search names is its width{{$}}
// CHECK-NOT: {{.}}
