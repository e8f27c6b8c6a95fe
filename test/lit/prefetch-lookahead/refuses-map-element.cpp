// A map makes the element that it is asked for.
// RUN: %prepare
// RUN: %refuses-prefetch-lookahead
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: computing the neighbour's address may do more than read: &cells[id]

#include "ann.h"

#include <map>

class Index {
public:
  void search(Pool &pool, Graph &graph, Visited &visited, const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      const int *links = graph.list(node);
      for (int i = 0; i < graph.degree(); ++i) {
        int id = links[i];
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, &cells[id]);
        pool.insert(id, d);
      }
    }
  }

private:
  std::map<int, float> cells;
};
