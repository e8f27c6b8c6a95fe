// What is loaded has rows that cannot be aligned: their array is left too.
// RUN: %prepare
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of links_size_ fits rows of another form: label_offset_ != links_size_ + data_size_
// CHECK-NEXT: code.cpp:{{[0-9]+}}: aligned-storage: refused: not every use of links_size_ fits rows of another form: label_offset_ != links_size_ + data_size_
// CHECK-NOT: {{.}}
#include "ann.h"
#include <cstdlib>
#include <cstring>
#include <istream>
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
  void load(std::istream &in) {
    in.read((char *)&row_size_, sizeof(row_size_));
    in.read((char *)&data_offset_, sizeof(data_offset_));
    in.read((char *)&label_offset_, sizeof(label_offset_));
    if (label_offset_ != links_size_ + data_size_)
      throw std::bad_alloc();
    free(rows_);
    rows_ = (char *)malloc(100 * row_size_);
    in.read(rows_, 100 * row_size_);
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
