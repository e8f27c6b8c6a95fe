// What a distance calls through its own pointer is taken for a distance.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | FileCheck %s
// CHECK: +        batch[batch_size++] = id;
#include "ann.h"

struct Computer {
  float (*Fn)(const float *, const float *);
  const float *Query, *Rows;
  float operator()(int Id) const { return Fn(Query, Rows + Id); }
};

void search(Pool &pool, Graph &graph, Visited &visited, const Computer &computer,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = computer(id);
      pool.insert(id, d);
    }
  }
}
