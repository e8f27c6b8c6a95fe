// Neighbours of neighbours: the ids that are scored are not the list that a
// current node has.
// RUN: %prepare
// RUN: %scan -- %flags > %t/sites
// RUN: not grep -E ": [a-z-]+ in " %t/sites
// RUN: %refuses-batch --allow-empty
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i)
      for (int j = 0; j < graph.degree(); ++j) {
        int id = graph.at(graph.at(node, i), j);
        pool.insert(id, distanceTo(query, base + id * 8));
      }
  }
}
