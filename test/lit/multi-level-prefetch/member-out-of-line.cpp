// A member of a class template, defined outside the class and its namespace.
// RUN: %prepare
// RUN: %rewrite --rewrites=multi-level-prefetch -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     Id node = pool.pop();
// CHECK-NEXT:     for (int i = 0; i < graph_.degree(); ++i) {
// CHECK-NEXT:       Id id = graph_.at(node, i);
// CHECK-NEXT:+#if defined(__GNUC__)
// CHECK-NEXT:+      if (i + 4 < graph_.degree()) {
// CHECK-NEXT:+        Id next_id = graph_.at(node, i + 4);
// CHECK-NEXT:+        const char *next_vector = (const char *)(data_ + next_id * dim_);
// CHECK-NEXT:+        for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+          __builtin_prefetch(next_vector + 64 * line, 0, 3);
// CHECK-NEXT:+      }
// CHECK-NEXT:+      if (i + 12 < graph_.degree()) {
// CHECK-NEXT:+        Id next_id = graph_.at(node, i + 12);
// CHECK-NEXT:+        const char *next_vector = (const char *)(data_ + next_id * dim_);
// CHECK-NEXT:+        for (int line = 0; line < 2; ++line)
// CHECK-NEXT:+          __builtin_prefetch(next_vector + 64 * line, 0, 1);
// CHECK-NEXT:+      }
// CHECK-NEXT:+#endif
// CHECK-NEXT:       if (visited.test(id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:       visited.set(id);
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
