// Inserting calls a function that is not seen.
// RUN: %vary collected_search.cpp \
// RUN:   's/pool.insert(id, distance);/& logged(id);/' \
// RUN:   '/^template/i\void logged(int id);'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: inserting may change what a later distance reads, or calls what cannot be followed{{$}}
