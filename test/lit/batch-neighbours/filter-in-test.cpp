// A part of the test whose body is seen.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | FileCheck %s
// CHECK: +        batch[batch_size++] = id;
#include "ann.h"

struct Filter {
  bool blocked(int Id) const { return Id < Least; }
  int Least;
};

void search(Pool &pool, Graph &graph, Visited &visited, Filter &filter,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id) || filter.blocked(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
