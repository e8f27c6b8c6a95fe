// What a function returns is a part of its signature.
// RUN: %vary visited_sets.cpp 's/    auto &pool = pools.0.;/    auto \&pool = mine();/' '/^  Graph graph;$/i \  Pool<float, LazySet<>> \&mine() { return pools[0]; }'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is named in the signature of a function, on line {{[0-9]+}}
