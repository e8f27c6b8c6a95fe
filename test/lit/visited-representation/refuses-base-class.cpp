// Another class is made of it.
// RUN: %vary visited_sets.cpp '/^template <typename Dist, typename/i struct Named : LazySet<> {\n  int name = 0;\n};\n'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is named for more than the type of a variable, on line {{[0-9]+}}
