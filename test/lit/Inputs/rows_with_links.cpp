// An index that has its links, vectors and labels in rows, and a search of it.
#include "ann.h"
#include <cstdlib>
#include <cstring>
#include <new>

struct Index {
  Index(size_t count, size_t dim) {
    data_size_ = dim * sizeof(float);
    links_size_ = 33 * sizeof(int);
    row_size_ = links_size_ + data_size_ + sizeof(size_t);
    data_offset_ = links_size_;
    label_offset_ = links_size_ + data_size_;
    rows_ = (char *)malloc(count * row_size_);
    if (rows_ == nullptr)
      throw std::bad_alloc();
  }
  ~Index() { free(rows_); }

  const float *row(size_t id) const {
    return (const float *)(rows_ + id * row_size_ + data_offset_);
  }
  size_t label(size_t id) const {
    size_t out;
    memcpy(&out, rows_ + id * row_size_ + label_offset_, sizeof(out));
    return out;
  }

  size_t data_size_, links_size_, row_size_, data_offset_, label_offset_;
  char *rows_;
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
