// Each id is read once, from memory that may change.
// RUN: %vary collected_search.cpp 's/int ids.64./volatile int ids[64]/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the entries of the array are no plain numbers{{$}}
