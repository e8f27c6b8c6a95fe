// Defaults that bound nothing of a search: a count that the loop changes, a
// distance, a limit of steps, a container's growth where there is no search.
// RUN: %prepare
// RUN: %scan -- %flags | FileCheck %s
// CHECK-NOT: {{(ef|tunable) in}}
// CHECK: best-first in search
// CHECK-NOT: {{(ef|tunable) in}}
#include "ann.h"
#include <vector>

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query, int limit = 100, int k = 10,
            float radius = 0.5f) {
  std::vector<int> seen;
  int steps = 0;
  size_t longest = 8;
  while (pool.hasNext()) {
    int node = pool.pop();
    if (++steps > limit)
      break;
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      if (d > radius)
        continue;
      pool.insert(id, d);
      seen.push_back(id);
      if (seen.size() > longest)
        longest = seen.size();
    }
  }
  for (int i = 0; i < k; i++)
    seen[i] = 0;
}

struct Buffer {
  explicit Buffer(size_t n = 16) : capacity(n) { data.reserve(n); }
  void add(int v, size_t most = 64) {
    if (data.size() < most && data.size() < capacity)
      data.push_back(v);
  }
  size_t capacity;
  std::vector<int> data;
};
