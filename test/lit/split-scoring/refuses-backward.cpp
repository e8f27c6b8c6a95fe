// The loop counts down.
// RUN: %vary collected_search.cpp \
// RUN:   's/int i = 0; i < count; ++i/int i = count - 1; i >= 0; --i/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the loop that scores does not count from 0 to the number of ids{{$}}
