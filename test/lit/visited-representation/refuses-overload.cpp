// A function for the class that is chosen would take the pool from then on.
// RUN: %vary visited_sets.cpp '/^struct Searcher/i inline void warm(Pool<float, WordSet<>> \&) {}\ntemplate <typename AnyPool> void warm(AnyPool \&pool) { pool.mark(0); }'
// RUN: %refuses-visited-representation
// CHECK: refused: WordSet is named in the signature of a function, on line {{[0-9]+}}
