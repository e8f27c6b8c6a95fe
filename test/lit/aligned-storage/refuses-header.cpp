// A class in a header, and a search that is in another file: a unit that has no
// search is not asked what it does with the fields.
// RUN: %prepare
// RUN: sed -n "/^struct Index/,/^};/p" %t/code.cpp > %t/index.h
// RUN: sed -i "/^struct Index/,/^};/d" %t/code.cpp
// RUN: crinn-rewrite apply --root=%t %t/code.cpp -v --rewrites=aligned-storage -- %flags 2>&1 | FileCheck %s
// CHECK: index.h:{{[0-9]+}}: aligned-storage: refused: the class is in a header and the search is not, so units without a search may use its fields
// CHECK-NOT: {{.}}
#include "ann.h"
#include <cstdlib>
#include <cstring>
#include <new>
#include "index.h"

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
