// A macro spells the distance.
// RUN: %vary collected_search.cpp \
// RUN:   's/float distance = measure(id)/SCORE/' \
// RUN:   '/#include/a\#define SCORE float distance = measure(id)'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: a macro spells a part of the loop{{$}}
