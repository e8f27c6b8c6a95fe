// A heap stands on a container that has room for so many.
// RUN: %vary construction.cpp 's/open, result/open, all/' '/return/s/result/all/' \
// RUN:   's/result.emplace(0, entry/result.push({0, entry}/' 's/emplace(d, id/push({d, id}/' \
// RUN:   '/Heap open/a\    std::priority_queue<std::pair<float, Id>, Few<std::pair<float, Id>>> result;' \
// RUN:   '/return/i\    for (; result.size() > 0; result.pop())\n      all.push(result.top());' \
// RUN:   '/hnsw.h/r %s'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the pool or the result may have room for the library's width alone{{$}}
// CHECK-NOT: {{.}}
template <class T> struct Few {
  typedef T value_type;
  typedef T &reference;
  typedef const T &const_reference;
  typedef size_t size_type;
  typedef T *iterator;
  iterator begin();
  iterator end();
  reference front();
  const_reference front() const;
  void push_back(const T &one);
  void pop_back();
  bool empty() const;
  size_t size() const;
  T data[256];
};
