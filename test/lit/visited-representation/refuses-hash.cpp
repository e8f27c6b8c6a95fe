// A hash set takes any id, a set of words does not.
// RUN: %vary visited_sets.cpp 's/Pool<float, LazySet<>>> pools/Pool<float, HashSet>> pools/'
// RUN: %refuses-visited-representation
// CHECK: refused: HashSet takes any id, WordSet those below the number it was given
