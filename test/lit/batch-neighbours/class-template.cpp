// A class template with a dependent distance, and the id as it is written
// there.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     while (pool.hasNext()) {
// CHECK-NEXT:       id_type node = pool.pop();
// CHECK-NEXT:       const int *links = graph_.list(node);
// CHECK-NEXT:-      for (int i = 0; i < graph_.degree(); ++i) {
// CHECK-NEXT:-        const id_type id = links[i];
// CHECK-NEXT:-        if (visited.test(id))
// CHECK-NEXT:-          continue;
// CHECK-NEXT:-        visited.set(id);
// CHECK-NEXT:-        auto d = distance_(query, row(id));
// CHECK-NEXT:-        pool.insert(id, d);
// CHECK-NEXT:+      for (int i = 0; i < graph_.degree();) {
// CHECK-NEXT:+        id_type batch[32];
// CHECK-NEXT:+        int batch_size = 0;
// CHECK-NEXT:+        for (; i < graph_.degree() && batch_size < 32; ++i) {
// CHECK-NEXT:+          const id_type id = links[i];
// CHECK-NEXT:+          if (visited.test(id))
// CHECK-NEXT:+            continue;
// CHECK-NEXT:+          visited.set(id);
// CHECK-NEXT:+          batch[batch_size++] = id;
// CHECK-NEXT:+        }
// CHECK-NEXT:+        for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+          const id_type id = batch[b];
// CHECK-NEXT:+          auto d = distance_(query, row(id));
// CHECK-NEXT:+          pool.insert(id, d);
// CHECK-NEXT:+        }
// CHECK-NEXT:       }
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}
#include "ann.h"

template <typename Distance> class Index {
public:
  typedef unsigned id_type;
  void search(Pool &pool, Visited &visited, const float *query) const {
    while (pool.hasNext()) {
      id_type node = pool.pop();
      const int *links = graph_.list(node);
      for (int i = 0; i < graph_.degree(); ++i) {
        const id_type id = links[i];
        if (visited.test(id))
          continue;
        visited.set(id);
        auto d = distance_(query, row(id));
        pool.insert(id, d);
      }
    }
  }

private:
  const float *row(int id) const { return data_ + id * dim_; }
  Graph graph_;
  Distance distance_;
  const float *data_;
  int dim_;
};

struct Euclidean {
  float operator()(const float *A, const float *B) const {
    return distanceTo(A, B);
  }
};
template class Index<Euclidean>;
