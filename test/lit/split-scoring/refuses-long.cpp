// The array is so long that a second one may exceed a stack.
// RUN: %vary collected_search.cpp 's/64/100000/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the array of ids is so long that one of distances may not find place beside it{{$}}
