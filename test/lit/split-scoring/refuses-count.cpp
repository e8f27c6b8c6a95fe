// Inserting changes the number of ids.
// RUN: %vary collected_search.cpp \
// RUN:   's/pool.insert(id, distance)/if (!pool.insert(id, distance)) --count/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: inserting may change what a later distance reads, or calls what cannot be followed{{$}}
