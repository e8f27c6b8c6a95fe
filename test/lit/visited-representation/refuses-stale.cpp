// What clears it leaves words as they were.
// RUN: %vary visited_sets.cpp '/^template <typename Word = uint64_t> struct LazySet/,/^};/s/      words_.id . bits. = 0;//'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is not known to be a set: its member `set` is in no form that is known
