// Places filled before the search hold no node: one number for all, none of a
// node's own.
// RUN: %prepare
// RUN: %scan --idiom=seed -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"
#include <vector>

struct Marked {
  bool hasNext() const;
  int pop();
  void insert(int Id, float Distance);
  void reserve(int N);
  void fill(float Distance);
};

void search(Marked &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query, int ef) {
  pool.reserve(ef);
  pool.fill(1e30f);
  std::vector<int> order;
  order.push_back(ef);
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int j = 0; j < graph.degree(); ++j) {
      int id = graph.at(node, j);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
