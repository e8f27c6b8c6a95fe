// A constructor that writes what the test reads.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

static bool seen[64];
struct Note {
  explicit Note(int Id) { seen[Id + 1] = true; }
};

void search(Pool &pool, Graph &graph, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distanceTo(query, base + id * dim);
      Note note(id);
      pool.insert(id, d);
    }
  }
}
