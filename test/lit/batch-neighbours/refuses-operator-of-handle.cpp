// A const operator of a handle hands out what is not const.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Handle {
  Handle(char *At) : At(At) {}
  Handle(const Handle &Other) : At(Other.At) {}
  char &operator*() const { return *At; }
  char *At;
};

void search(Pool &pool, Graph &graph, char *seen,
            const float *base, int dim, const float *query) {
  Handle handle(seen);
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = 1;
      float d = distanceTo(query, base + id * dim);
      *handle = 1;
      pool.insert(id, d);
    }
  }
}
