// One node's own list is no array of all.
// RUN: %prepare
// RUN: %refuses-huge-pages
// CHECK: code.cpp:{{[0-9]+}}: huge-pages: refused: the memory is one node{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <cstdlib>
#include <new>

struct Index {
  Index(size_t count, size_t dim) : dim_(dim) {
    for (size_t i = 0; i < count; ++i)
      rows_[i] = (float *)malloc(dim_ * sizeof(float));
  }

  const float *row(size_t id) const { return rows_[id]; }

  size_t dim_;
  float *rows_[64];
};

void search(Pool &pool, Graph &graph, Visited &visited, const Index &index,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, index.row(id)));
    }
  }
}
