// A member of the parameter's type is known in the instance.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

static bool seen[64];
struct Watch {
  void note(int Id) { seen[Id + 1] = true; }
};

template <typename T>
void search(Pool &pool, Graph &graph, T &watch,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distanceTo(query, base + id * dim);
      watch.note(id);
      pool.insert(id, d);
    }
  }
}
template void search<Watch>(Pool &, Graph &, Watch &, const float *, int,
                            const float *);
