// A copy of it would own the same memory.
// RUN: %vary visited_sets.cpp '/^template <typename Word = uint64_t> struct LazySet/,/^};/{/LazySet.&&other/,/^  }/d;/const LazySet &/d}'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is not known to be a set: a copy of it would own the same memory
