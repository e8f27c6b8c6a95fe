// The distance takes the id, and nothing says where the vector is.
// RUN: %prepare
// RUN: %refuses-prefetch
// RUN: %refuses-multi-level-prefetch
// CHECK: code.cpp:{{[0-9]+}}: {{prefetch-lookahead|multi-level-prefetch}}: refused: the distance is not given an address{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Computer {
  float operator()(int Id) const;
};

void search(Pool &pool, Graph &graph, Visited &visited, Computer &computer) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = computer(id);
      pool.insert(id, d);
    }
  }
}
