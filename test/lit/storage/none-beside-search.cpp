// Beside a search: what a pool, a visited set or a batch of queries takes, and
// matrices that are read by another stride than they were made with.
// RUN: %prepare
// RUN: %scan -- %flags | grep -E "(storage|best-first) in" | FileCheck %s
// CHECK-NOT: storage in
// CHECK:     best-first in search
// CHECK-NOT: storage in
#include "ann.h"
#include <cstdlib>
#include <vector>

struct Bits {
  explicit Bits(size_t n) { words_ = new unsigned long[n / 64 + 1]; }
  bool get(size_t i) const { return words_[i / 64] >> (i % 64) & 1; }
  unsigned long *words_;
};

struct Queries {
  void take(size_t n) { data_.resize(n * dim_); }
  const float *row(size_t i) const { return data_.data() + i * dim_; }
  std::vector<float> data_;
  size_t dim_;
};

struct Image {
  Image(size_t w, size_t h) { pixels_ = (char *)malloc(w * h); }
  char at(size_t x, size_t y) const { return pixels_[y * pitch_ + x]; }
  char *pixels_;
  size_t pitch_;
};

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  std::vector<int> buffer(graph.degree());
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
