// A member that may not end.
// RUN: %prepare
// RUN: %refuses-prefetch-lookahead
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: computing the neighbour's address may do more than read: row(id)

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
        float d = distanceTo(query, row(id));
        pool.insert(id, d);
      }
    }
  }

  const float *row(int id) const { return id < count ? rows + id * dim : row(id - count); }

private:
  const float *rows;
  int count, dim;
};
