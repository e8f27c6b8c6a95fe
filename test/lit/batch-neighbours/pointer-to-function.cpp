// A local pointer to a function that does no harm.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | FileCheck %s
// CHECK: +        batch[batch_size++] = id;
#include "ann.h"

static int last_id;
inline void note(int Id) { last_id = Id; }

void search(Pool &pool, Graph &graph, Visited &visited,
            const float *base, int dim, const float *query) {
  void (*call)(int) = note;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      call(id);
      pool.insert(id, d);
    }
  }
}
