// An array in the search is no class.
// RUN: %prepare
// RUN: %refuses-visited-representation
// CHECK: refused: no class of the codebase keeps the visited marks
#include "ann.h"
#include <vector>
void search(Pool &pool, Graph &graph, const float *base, const float *query) {
  std::vector<char> visited(1000);
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited[id])
        continue;
      visited[id] = 1;
      pool.insert(id, distanceTo(query, base + id));
    }
  }
}
