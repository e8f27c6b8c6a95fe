// A call that leads to the mark, however long the way.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

static bool seen[64];

void last(int Id) { seen[Id + 1] = true; }
void sixth(int Id) { last(Id); }
void fifth(int Id) { sixth(Id); }
void fourth(int Id) { fifth(Id); }
void third(int Id) { fourth(Id); }
void second(int Id) { third(Id); }
void first(int Id) { second(Id); }

void search(Pool &pool, Graph &graph, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distanceTo(query, base + id * dim);
      first(id);
      pool.insert(id, d);
    }
  }
}
