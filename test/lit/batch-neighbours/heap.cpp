// Heaps and algorithms of the library, with a comparator that only compares.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | FileCheck %s
// CHECK: +        batch[batch_size++] = id;
#include "ann.h"
#include <algorithm>
#include <queue>
#include <vector>

struct Less {
  bool operator()(int A, int B) const { return A < B; }
};
using Heap = std::priority_queue<int, std::vector<int>, Less>;

void search(Pool &pool, Graph &graph, std::vector<char> &seen, Heap &heap,
            std::vector<int> &ids,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = 1;
      float d = distanceTo(query, base + id * dim);
      heap.push(id);
      ids.push_back(id);
      std::push_heap(ids.begin(), ids.end(), Less());
      pool.insert(id, d);
    }
  }
}
