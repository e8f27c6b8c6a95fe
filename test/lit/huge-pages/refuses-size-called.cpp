// A size from a function that may do anything.
// RUN: %prepare
// RUN: %refuses-huge-pages
// CHECK: code.cpp:{{[0-9]+}}: huge-pages: refused: the size is spelled by a macro, or computing it may do more{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <cstdlib>
#include <new>

size_t padded(size_t dim);

struct Index {
  Index(size_t count, size_t dim) : dim_(dim) {
    rows_ = new float[count * padded(dim_)];
  }

  const float *row(size_t id) const { return rows_ + id * dim_; }

  size_t dim_;
  float *rows_;
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
