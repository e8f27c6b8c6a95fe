// The insert tells nothing.
// RUN: %prepare
// RUN: %refuses-convergence-termination
// CHECK: code.cpp:{{[0-9]+}}: convergence-termination: refused: the insert does not tell whether it put something in{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <vector>

struct Bounded {
  explicit Bounded(int Capacity) : capacity(Capacity) { entries.reserve(Capacity); }
  bool hasNext() const;
  int pop();
  void insert(int Id, float Distance) {
    if (size == capacity)
      return;
    entries[size++] = Id;
  }
  std::vector<int> entries;
  int size = 0, capacity;
};

void search(Graph &graph, Visited &visited, const float *base, const float *query, int ef) {
  Bounded pool(ef);
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (!visited.insert(id))
        continue;
      pool.insert(id, distanceTo(query, base + id));
    }
  }
}
