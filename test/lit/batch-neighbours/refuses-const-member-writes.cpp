// A const member may write through a pointer, in an object made of the set.
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

struct Notes {
  Notes(Seen *Of) : Of(Of) {}
  ~Notes() {}
  void note(int Id) const { Of->set(Id + 1); }
  Seen *Of;
};

void search(Pool &pool, Graph &graph, Seen &seen,
            const float *base, int dim, const float *query) {
  Notes notes(&seen);
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen.test(id))
        continue;
      seen.set(id);
      float d = distanceTo(query, base + id * dim);
      notes.note(id);
      pool.insert(id, d);
    }
  }
}
