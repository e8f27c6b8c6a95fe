// In a template the call of a lambda is not resolved, and marks all the same.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

template <typename P> struct Index {
  void search(P &pool, const Graph &graph, Visited &visited, const float *base,
              const float *query) {
    auto offer = [&](int id, auto d) {
      visited.set(id + 1);
      pool.insert(id, d);
    };
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, base + id * 8);
        offer(id, d);
        pool.insert(id, d);
      }
    }
  }
};
template struct Index<Pool>;
