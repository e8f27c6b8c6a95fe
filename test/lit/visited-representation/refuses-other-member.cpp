// Code asks the class for more than what it has visited.
// RUN: %vary visited_sets.cpp 's/^  int id(int i) const .*/&\n  bool none() const { return seen_.count() == 0; }/' '/^template <typename Word = uint64_t> struct LazySet/,/^};/s/^  bool get.*/  int count() const { return size_; }\n&/' 's/    pool.reset(graph.rows, 2 . k);/&\n    pool.none();/'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is not known to be a set: its member `count` is in no form that is known
