// The class is none of this codebase.
// RUN: %prepare
// RUN: %refuses-visited-representation
// CHECK: refused: no class of the codebase keeps the visited marks
#include "ann.h"
void search(Pool &pool, Graph &graph, Visited &visited, const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, base + id));
    }
  }
}
