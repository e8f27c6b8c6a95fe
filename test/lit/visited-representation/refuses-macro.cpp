// A macro names the class.
// RUN: %vary visited_sets.cpp 's/Pool<float, LazySet<>>> pools/Pool<float, SEEN>> pools/' '/^struct Searcher/i #define SEEN LazySet<>'
// RUN: %refuses-visited-representation
// CHECK: refused: a macro has a part in naming LazySet
