// It is moved without its number.
// RUN: %vary visited_sets.cpp '/^template <typename Word = uint64_t> struct LazySet/,/^};/{/    swap(a.size_, b.size_);/d}'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is not known to be a set: it is moved in a way of its own
