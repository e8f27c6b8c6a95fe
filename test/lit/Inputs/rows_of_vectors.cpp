// An index that has rows of vectors alone, and a search of it.
#include "ann.h"
#include <cstdlib>
#include <cstring>
#include <new>

struct Index {
  Index(size_t count, size_t dim) : dim_(dim) {
    rows_ = (float *)malloc(count * dim_ * sizeof(float));
    if (rows_ == nullptr)
      throw std::bad_alloc();
  }
  ~Index() { free(rows_); }

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
