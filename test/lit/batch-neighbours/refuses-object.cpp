// The neighbour is an object: copies of it may do things.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: the neighbour is an object, not an id{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Link {
  int Id;
};
struct Links {
  int degree() const;
  Link at(int Node, int I) const;
};

void search(Pool &pool, const Links &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    (void)dim;
    for (int i = 0; i < graph.degree(); ++i) {
      Link id = graph.at(node, i);
      if (visited.test(id.Id))
        continue;
      visited.set(id.Id);
      float d = distanceTo(query, base + id.Id * dim);
      pool.insert(id.Id, d);
    }
  }
}
