// The size of what holds it is asked for.
// RUN: %vary visited_sets.cpp 's/    pool.reset(graph.rows, 2 . k);/&\n    bytes = sizeof(pool);/' 's/^  Graph graph;$/&\n  size_t bytes = 0;/'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet: the size of an object that holds it is asked for
