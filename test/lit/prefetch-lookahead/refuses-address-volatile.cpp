// Each reading of what is volatile counts.
// RUN: %prepare
// RUN: %refuses-prefetch-lookahead
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: computing the neighbour's address may do more than read: rows + id * dim

#include "ann.h"

class Index {
public:
  void search(Pool &pool, Graph &graph, Visited &visited, const float *query) const {
    while (pool.hasNext()) {
      int node = pool.pop();
      const int *links = graph.list(node);
      for (int i = 0; i < graph.degree(); ++i) {
        int id = links[i];
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, rows + id * dim);
        pool.insert(id, d);
      }
    }
  }

private:
  const float *rows;
  volatile int dim;
};
