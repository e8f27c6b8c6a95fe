// The neighbour is the element itself.
// RUN: %vary collected_search.cpp 's/int id = ids/int \&id = ids/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the neighbour is a reference or a pointer{{$}}
