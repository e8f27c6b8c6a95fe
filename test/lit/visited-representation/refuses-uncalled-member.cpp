// A member of the pool that nothing calls here asks more of the class.
// RUN: %vary visited_sets.cpp 's/^  int id(int i) const .*/&\n  bool none() const { return seen_.count() == 0; }/' '/^template <typename Word = uint64_t> struct LazySet/,/^};/s/^  bool get.*/  int count() const { return size_; }\n&/'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is not known to be a set: its member `count` is in no form that is known
