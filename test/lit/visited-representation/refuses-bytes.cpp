// The bytes of what holds it are used.
// RUN: %vary visited_sets.cpp 's/    pool.reset(graph.rows, 2 . k);/&\n    fwrite(\&pool, 1, 0, stdout);/'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet: the bytes of an object that holds it are used
