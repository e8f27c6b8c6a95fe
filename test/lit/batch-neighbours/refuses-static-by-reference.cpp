// A function that hands out a static.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Seen {
  bool test(int Id) const { return Words[Id]; }
  void set(int Id) { Words[Id] = true; }
  bool Words[64];
};

static Seen all;
inline Seen &everything() { return all; }

void search(Pool &pool, Graph &graph, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (all.test(id))
        continue;
      all.set(id);
      float d = distanceTo(query, base + id * dim);
      everything().set(id + 1);
      pool.insert(id, d);
    }
  }
}
