// The loop ends behind a distance.
// RUN: %vary collected_search.cpp \
// RUN:   's/pool.insert(id, distance)/if (!pool.insert(id, distance)) break/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the loop is left behind the distance{{$}}
