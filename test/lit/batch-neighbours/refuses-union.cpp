// The members of a union share their memory.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

union Marks {
  char Bytes[64];
  int Words[16];
};

void search(Pool &pool, Graph &graph, Marks &marks,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (marks.Bytes[id])
        continue;
      marks.Bytes[id] = 1;
      float d = distanceTo(query, base + id * dim);
      marks.Words[id] = 1;
      pool.insert(id, d);
    }
  }
}
