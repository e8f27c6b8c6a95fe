// The class is named for a new object.
// RUN: %vary visited_sets.cpp 's/    pool.reset(graph.rows, 2 . k);/&\n    LazySet<>(graph.rows).set(0);/'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is named for more than the type of a variable, on line {{[0-9]+}}
