// Rows are laid out by a function that is no member.
// RUN: %prepare
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the size of a row is a field of another object
// CHECK-NOT: {{.}}
#include "ann.h"
#include <cstdlib>
#include <cstring>
#include <new>

struct Index {
  Index() {}
  friend void init(Index &ix, size_t count, size_t dim);
  void unused(size_t count, size_t dim) {
    data_size_ = dim * sizeof(float);
    links_size_ = 33 * sizeof(int);
    row_size_ = links_size_ + data_size_ + sizeof(size_t);
    data_offset_ = links_size_;
    label_offset_ = links_size_ + data_size_;
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

void init(Index &ix, size_t count, size_t dim) {
  ix.data_size_ = dim * sizeof(float);
  ix.links_size_ = 33 * sizeof(int);
  ix.row_size_ = ix.links_size_ + ix.data_size_ + sizeof(size_t);
  ix.data_offset_ = ix.links_size_;
  ix.label_offset_ = ix.links_size_ + ix.data_size_;
  ix.rows_ = (char *)malloc(count * ix.row_size_);
}

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
