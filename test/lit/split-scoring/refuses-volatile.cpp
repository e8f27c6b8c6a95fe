// The distance is volatile.
// RUN: %vary collected_search.cpp \
// RUN:   's/float distance/volatile float distance/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the distance is no number in some instance, or another type than its variable{{$}}
