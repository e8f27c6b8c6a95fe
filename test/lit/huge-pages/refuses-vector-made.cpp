// As above, in the initialiser.
// RUN: %prepare
// RUN: %refuses-huge-pages
// CHECK: code.cpp:{{[0-9]+}}: huge-pages: refused: a container{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <vector>

struct Index {
  Index(size_t count, size_t dim) : dim_(dim), rows_(count * dim_) {

  }

  const float *row(size_t id) const { return rows_.data() + id * dim_; }

  size_t dim_;
  std::vector<float> rows_;
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
