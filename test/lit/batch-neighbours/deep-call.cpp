// A long way that leads to nothing is no reason.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | FileCheck %s
// CHECK: +        batch[batch_size++] = id;
#include "ann.h"

static int last_id;

void last(int Id) { last_id = Id; }
void sixth(int Id) { last(Id); }
void fifth(int Id) { sixth(Id); }
void fourth(int Id) { fifth(Id); }
void third(int Id) { fourth(Id); }
void second(int Id) { third(Id); }
void first(int Id) { second(Id); }

void search(Pool &pool, Graph &graph, Visited &visited,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      first(id);
      pool.insert(id, d);
    }
  }
}
