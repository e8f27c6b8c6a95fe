// A function that calls itself is not followed where it writes anything: through
// each call another object.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring calls what cannot be followed: Note::note{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Note {
  int seen = 0;
  Note *next = nullptr;
  void note(int Id) {
    seen += Id;
    if (next)
      next->note(Id);
  }
};

void search(Pool &pool, Graph &graph, Visited &visited,
            const float *base, int dim, const float *query,
            Note &notes) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      notes.note(id);
      pool.insert(id, d);
    }
  }
}
