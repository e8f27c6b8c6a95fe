// A class template, as most searches are: the distance has a dependent type,
// the address has not.
// RUN: %prepare
// RUN: %rewrite --rewrites=prefetch-lookahead -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       const int *links = graph_.list(node);
// CHECK-NEXT:       for (int i = 0; i < graph_.degree(); ++i) {
// CHECK-NEXT:         int id = links[i];
// CHECK-NEXT:+#if defined(__GNUC__)
// CHECK-NEXT:+        if (i + 4 < graph_.degree()) {
// CHECK-NEXT:+          int next_id = links[i + 4];
// CHECK-NEXT:+          const char *next_vector = (const char *)row(next_id);
// CHECK-NEXT:+          for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+            __builtin_prefetch(next_vector + 64 * line, 0, 3);
// CHECK-NEXT:+        }
// CHECK-NEXT:+#endif
// CHECK-NEXT:         if (visited.test(id))
// CHECK-NEXT:           continue;
// CHECK-NEXT:         visited.set(id);
// CHECK-NOT:{{.}}
#include "ann.h"

template <typename Distance> class Index {
public:
  void search(Pool &pool, Visited &visited, const float *query) const {
    while (pool.hasNext()) {
      int node = pool.pop();
      const int *links = graph_.list(node);
      for (int i = 0; i < graph_.degree(); ++i) {
        int id = links[i];
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
