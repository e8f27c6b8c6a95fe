// An explicit instantiation names the class, and would be of another.
// RUN: %vary visited_sets.cpp '/^struct Searcher/i template struct Pool<float, LazySet<>>;'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is named for more than the type of a variable, on line {{[0-9]+}}
