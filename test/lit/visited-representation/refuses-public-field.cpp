// Code reads a field of it.
// RUN: %vary visited_sets.cpp 's/^private:$/public:/' 's/^  int id(int i) const .*/&\n  bool none() const { return seen_.size_ == 0; }/' 's/    pool.reset(graph.rows, 2 . k);/&\n    pool.none();/'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet: its member `size_` is used from outside
