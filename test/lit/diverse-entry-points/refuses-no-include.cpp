// A file that includes nothing.
// RUN: %vary one_layer.cpp '/<cmath>/r %s' '/#include/d' 's/std::vector<char> &seen/bool *seen/' \
// RUN:   's/std::pair<float, Id> best/Pair best/'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: the file has no #include to put another one behind
// CHECK-NOT: {{.}}

namespace std {
typedef unsigned long size_t;
float abs(float x);
}
using std::size_t;
struct Pair {
  float first;
  unsigned second;
};
struct Heap {
  const Pair &top() const;
  void pop();
  void emplace(float d, unsigned id);
  size_t size() const;
  bool empty() const;
};
float distance(const void *a, const void *b);
typedef unsigned Id;
