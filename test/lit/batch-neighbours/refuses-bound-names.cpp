// The names of a structured binding are parts of what it binds.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct State {
  Visited Seen;
  Pool Waiting;
};

void search(State &state, Graph &graph, const float *base, int dim,
            const float *query) {
  auto &[visited, pool] = state;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      state.Seen.set(id + 1);
      pool.insert(id, d);
    }
  }
}
