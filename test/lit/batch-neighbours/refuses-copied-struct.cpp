// A copied struct has the same pointers, here set member by member.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Marks {
  Marks() {}
  Marks(const Marks &Other) : Of(Other.Of) {}
  char *Of = nullptr;
  int Count = 0;
};

void search(Pool &pool, Graph &graph, char *seen,
            const float *base, int dim, const float *query) {
  Marks again;
  again.Of = seen;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = 1;
      float d = distanceTo(query, base + id * dim);
      again.Of[id + 1] = 1;
      pool.insert(id, d);
    }
  }
}
