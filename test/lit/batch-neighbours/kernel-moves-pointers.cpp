// A kernel that moves its pointers writes nothing of its caller's.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     while (pool.hasNext()) {
// CHECK-NEXT:       int node = pool.pop();
// CHECK-NEXT:       const int *links = graph.list(node);
// CHECK-NEXT:-      for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:-        int id = links[i];
// CHECK-NEXT:-        if (visited.test(id) || levels[id] < 0)
// CHECK-NEXT:-          continue;
// CHECK-NEXT:-        visited.set(id);
// CHECK-NEXT:-        float d = Metric()(query, rows.data() + size_t(id) * dim, dim);
// CHECK-NEXT:-        pool.insert(id, d);
// CHECK-NEXT:+      for (int i = 0; i < graph.degree();) {
// CHECK-NEXT:+        int batch[32];
// CHECK-NEXT:+        int batch_size = 0;
// CHECK-NEXT:+        for (; i < graph.degree() && batch_size < 32; ++i) {
// CHECK-NEXT:+          int id = links[i];
// CHECK-NEXT:+          if (visited.test(id) || levels[id] < 0)
// CHECK-NEXT:+            continue;
// CHECK-NEXT:+          visited.set(id);
// CHECK-NEXT:+          batch[batch_size++] = id;
// CHECK-NEXT:+        }
// CHECK-NEXT:+        for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+          int id = batch[b];
// CHECK-NEXT:+          float d = Metric()(query, rows.data() + size_t(id) * dim, dim);
// CHECK-NEXT:+          pool.insert(id, d);
// CHECK-NEXT:+        }
// CHECK-NEXT:       }
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}



#include "ann.h"

#include <vector>

struct Metric {
  float operator()(const float *x, const float *y, size_t dim) const {
    float sum = 0;
    const float *end = y + dim;
    while (y < end) {
      sum += *x * *y;
      x += 1;
      y += 1;
    }
    return -sum;
  }
};

class Index {
public:
  void search(Pool &pool, Graph &graph, Visited &visited, const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      const int *links = graph.list(node);
      for (int i = 0; i < graph.degree(); ++i) {
        int id = links[i];
        if (visited.test(id) || levels[id] < 0)
          continue;
        visited.set(id);
        float d = Metric()(query, rows.data() + size_t(id) * dim, dim);
        pool.insert(id, d);
      }
    }
  }

private:
  std::vector<float> rows, levels;
  size_t dim;
};
