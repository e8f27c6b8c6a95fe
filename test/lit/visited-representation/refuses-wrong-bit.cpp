// A bit of an int is not one of 64: it is not known to be such a set.
// RUN: %vary visited_sets.cpp '/^template <typename Word = uint64_t> struct LazySet/,/^};/s/|= Word(1)/|= 1/'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is not known to be a set: its member `set` is in no form that is known
