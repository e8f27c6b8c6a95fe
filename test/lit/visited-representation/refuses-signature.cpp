// A function names the class in its signature.
// RUN: %vary visited_sets.cpp '/^struct Searcher/i inline void warm(Pool<float, LazySet<>> \&pool) { pool.mark(0); }' 's/    pool.reset(graph.rows, 2 . k);/&\n    warm(pool);/'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is named in the signature of a function, on line {{[0-9]+}}
