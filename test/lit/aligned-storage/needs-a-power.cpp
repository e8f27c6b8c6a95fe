// Other numbers of bytes than powers of two are no alignment.
// RUN: %prepare
// RUN: not %rewrite --rewrites=aligned-storage --set=aligned-storage.bytes=48 -- %flags 2>&1 | FileCheck %s
// CHECK: crinn-rewrite: error: aligned-storage: bytes=48 is no power of two; 32, 64 and 128 are
// RUN: not %rewrite --rewrites=aligned-storage --set=aligned-storage.bytes=256 -- %flags 2>&1 | FileCheck %s --check-prefix=LARGE
// LARGE: crinn-rewrite: error: aligned-storage: bytes=256 is not in [32, 128]
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
