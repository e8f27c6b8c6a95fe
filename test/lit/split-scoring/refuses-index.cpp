// Inserting uses the index of the loop.
// RUN: %vary collected_search.cpp \
// RUN:   's/pool.insert(id, distance);/& visited.set(i);/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: inserting uses the loop's index{{$}}
