// The library calls back: here, a comparator.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <queue>
#include <vector>

static bool seen[64];
struct Less {
  bool operator()(int A, int B) const {
    seen[A] = true;
    return A < B;
  }
};
using Heap = std::priority_queue<int, std::vector<int>, Less>;

void search(Pool &pool, Graph &graph, Heap &heap,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distanceTo(query, base + id * dim);
      heap.push(id);
      pool.insert(id, d);
    }
  }
}
