// Two functions that call each other, of which one counts what it sees.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring calls what cannot be followed: odd{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

static int calls;
bool odd(int Id);
bool even(int Id) {
  ++calls;
  return Id == 0 || odd(Id - 1);
}
bool odd(int Id) { return Id != 0 && even(Id - 1); }

void search(Pool &pool, Graph &graph, Visited &visited,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      if (odd(id))
        pool.insert(id, d);
    }
  }
}
