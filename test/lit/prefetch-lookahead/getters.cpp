// The address comes of members that compute, not const one of them.
// RUN: %prepare
// RUN: %rewrite --rewrites=prefetch-lookahead -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       const int *links = graph.list(node);
// CHECK-NEXT:       for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:         int id = links[i];
// CHECK-NEXT:+#if defined(__GNUC__)
// CHECK-NEXT:+        if (i + 4 < graph.degree()) {
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

#include <memory>
#include <vector>

class Index {
public:
  void search(Pool &pool, Graph &graph, Visited &visited, const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      const int *links = graph.list(node);
      for (int i = 0; i < graph.degree(); ++i) {
        int id = links[i];
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, row(id));
        pool.insert(id, d);
      }
    }
  }

  float *row(int id) { return begin() + offsets[id]; }

private:
  float *begin() const { return rows.get(); }
  std::unique_ptr<float[]> rows;
  std::vector<size_t> offsets;
};
