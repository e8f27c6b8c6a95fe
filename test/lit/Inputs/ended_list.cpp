// A search over lists of links that end at a -1.
#include "ann.h"

void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (id == -1)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
