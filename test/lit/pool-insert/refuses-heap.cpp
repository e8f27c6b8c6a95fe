// A heap of the library.
// RUN: %prepare
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: no function below the root is seen that puts the neighbour into the pool
#include "ann.h"
#include <algorithm>
#include <cstring>
#include <vector>

#include <queue>
struct Candidates : std::priority_queue<std::pair<float, int>> {
  bool hasNext() const;
  int pop();
};

void search(Candidates &pool, Graph &graph, Visited &visited, const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.emplace(distanceTo(query, base + id), id);
    }
  }
}
