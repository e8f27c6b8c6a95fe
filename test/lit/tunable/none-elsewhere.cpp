// Defaults of a class beside the search, that has a size and a prefetch-like
// name; the search's own numbers have no default.
// RUN: %prepare
// RUN: %scan --idiom=tunable,best-first -- %flags | FileCheck %s
// CHECK-NOT: {{tunable in}}
// CHECK: best-first in search
// CHECK-NOT: {{tunable in}}
#include "ann.h"
#include <vector>

struct Queue {
  int depth = 8, lines = 4;
  std::vector<int> waiting;
  void prefetchJobs(int most = 16) {
    for (int i = 0; i < depth; ++i)
      if ((int)waiting.size() < most)
        waiting.push_back(i * lines);
  }
};

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query, int ef, int ahead) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < ahead; ++i)
      __builtin_prefetch(base + graph.at(node, i) * dim);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
