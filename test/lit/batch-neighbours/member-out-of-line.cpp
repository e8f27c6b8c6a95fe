// A member of a class template, outside the class: the id has the type of a
// template parameter.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:                             const float *query) const {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     Id node = pool.pop();
// CHECK-NEXT:-    for (int i = 0; i < graph_.degree(); ++i) {
// CHECK-NEXT:-      Id id = graph_.at(node, i);
// CHECK-NEXT:-      if (visited.test(id))
// CHECK-NEXT:-        continue;
// CHECK-NEXT:-      visited.set(id);
// CHECK-NEXT:-      float d = distanceTo(query, data_ + id * dim_);
// CHECK-NEXT:-      pool.insert(id, d);
// CHECK-NEXT:+    for (int i = 0; i < graph_.degree();) {
// CHECK-NEXT:+      Id batch[32];
// CHECK-NEXT:+      int batch_size = 0;
// CHECK-NEXT:+      for (; i < graph_.degree() && batch_size < 32; ++i) {
// CHECK-NEXT:+        Id id = graph_.at(node, i);
// CHECK-NEXT:+        if (visited.test(id))
// CHECK-NEXT:+          continue;
// CHECK-NEXT:+        visited.set(id);
// CHECK-NEXT:+        batch[batch_size++] = id;
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+        Id id = batch[b];
// CHECK-NEXT:+        float d = distanceTo(query, data_ + id * dim_);
// CHECK-NEXT:+        pool.insert(id, d);
// CHECK-NEXT:+      }
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-NOT:{{.}}
#include "ann.h"

namespace ann {
template <typename Id> struct Index {
  Graph graph_;
  const float *data_;
  int dim_;
  void search(Pool &pool, Visited &visited, const float *query) const;
};
} // namespace ann

template <typename Id>
void ann::Index<Id>::search(Pool &pool, Visited &visited,
                            const float *query) const {
  while (pool.hasNext()) {
    Id node = pool.pop();
    for (int i = 0; i < graph_.degree(); ++i) {
      Id id = graph_.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, data_ + id * dim_);
      pool.insert(id, d);
    }
  }
}

template struct ann::Index<int>;
