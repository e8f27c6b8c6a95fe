// And by what is seen.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <memory>

struct Seen {
  bool test(int Id) const { return Words[Id]; }
  void set(int Id) { Words[Id] = true; }
  bool Words[64];
};

struct Handle {
  const Seen *At;
};
void note(Handle Of, int Id) { const_cast<Seen *>(Of.At)->set(Id + 1); }

void search(Pool &pool, Graph &graph, Seen &seen,
            const float *base, int dim, const float *query) {
  Handle handle = {&seen};
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen.test(id))
        continue;
      seen.set(id);
      float d = distanceTo(query, base + id * dim);
      note(handle, id);
      pool.insert(id, d);
    }
  }
}
