// A function that calls itself, but writes nothing, is followed: so are filters that
// are made of filters.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | FileCheck %s
// CHECK: +        batch[batch_size++] = id;
#include "ann.h"

struct Filter {
  virtual bool takes(int Id) const = 0;
  virtual ~Filter() {}
};

struct Not : Filter {
  const Filter *of;
  explicit Not(const Filter *f) : of(f) {}
  bool takes(int Id) const override { return !of->takes(Id); }
};

struct Below : Filter {
  int end = 0;
  bool takes(int Id) const override { return Id < end; }
};

void search(Pool &pool, Graph &graph, Visited &visited,
            const float *base, int dim, const float *query,
            const Filter *filter) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      if (!filter || filter->takes(id))
        pool.insert(id, d);
    }
  }
}
