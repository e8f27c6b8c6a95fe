// Found by its argument, in the instance only.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

static bool seen[64];
namespace ours {
struct Key {
  int Id;
};
inline void note(Key K) { seen[K.Id + 1] = true; }
} // namespace ours

template <typename T>
void search(Pool &pool, Graph &graph, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distanceTo(query, base + id * dim);
      note(T{id});
      pool.insert(id, d);
    }
  }
}
template void search<ours::Key>(Pool &, Graph &, const float *, int,
                                const float *);
