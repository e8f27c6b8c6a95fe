// The answers go where there is room for so many.
// RUN: %vary construction.cpp 's/open, result/open, all/' '/return/s/result/all/' \
// RUN:   '/Heap open/a\    Best result;' \
// RUN:   '/return/i\    for (; result.size() > 0; result.pop())\n      all.push(result.top());' \
// RUN:   '/hnsw.h/r %s'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the pool or the result may have room for the library's width alone{{$}}
// CHECK-NOT: {{.}}

struct Best {
  void emplace(float d, Id id);
  const std::pair<float, Id> &top() const;
  void pop();
  size_t size() const;
  std::pair<float, Id> data[256];
};
