// In a template an overloaded member is not resolved: it may be the one that
// marks.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

template <typename T> struct Index {
  Visited visited;
  Pool pool;
  const float *base;
  void note(T Id);
  void note(float Distance);
  void search(const Graph &graph, const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        T id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, base + id * 8);
        note(id);
        pool.insert(id, d);
      }
    }
  }
};
template struct Index<int>;
