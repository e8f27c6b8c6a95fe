// Rows of vectors alone stay as they are; the array begins at a line.
// RUN: %prepare
// RUN: %rewrite --rewrites=aligned-storage -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: struct Index {
// CHECK-NEXT:   Index(size_t count, size_t dim) : dim_(dim) {
// CHECK-NEXT:+#if defined(_WIN32)
// CHECK-NEXT:     rows_ = (float *)malloc(count * dim_ * sizeof(float));
// CHECK-NEXT:+#else
// CHECK-NEXT:+    // Rows of whole cache lines begin at one.
// CHECK-NEXT:+    rows_ = (float *)aligned_alloc(64, (count * dim_ * sizeof(float) + 63) / 64 * 64);
// CHECK-NEXT:+#endif
// CHECK-NEXT:     if (rows_ == nullptr)
// CHECK-NEXT:       throw std::bad_alloc();
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}
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
