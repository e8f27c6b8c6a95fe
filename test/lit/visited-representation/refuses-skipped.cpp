// So does text that is not compiled here.
// RUN: %vary visited_sets.cpp '/^struct Searcher/i #ifdef NARROW\nvoid warm(Pool<float, LazySet<>> \&pool);\n#endif'
// RUN: %refuses-visited-representation
// CHECK: refused: text that this configuration skips (#if) names LazySet
