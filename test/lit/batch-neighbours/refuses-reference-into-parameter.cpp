// The visited set is reached through an object that scoring is given.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct State {
  Visited *Seen;
};
void note(State &S, int Id);

void search(State &state, Pool &pool, Graph &graph, const float *base,
            int dim, const float *query) {
  Visited &visited = *state.Seen;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      note(state, id);
      pool.insert(id, d);
    }
  }
}
