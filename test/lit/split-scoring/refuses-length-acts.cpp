// The length is asked of a function that may do more than answer.
// RUN: %vary collected_search.cpp 's/int ids.64./int ids[pool.pop()]/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the length of the array of ids cannot be written again{{$}}
