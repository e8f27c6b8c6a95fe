// The search asks the set itself; the class is that of a field, named where it is
// declared.
// RUN: %vary visited_sets.cpp '/^template <typename Dist, typename Seen/,$d' '$r %s'
// RUN: %rewrite --rewrites=visited-representation -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   ::Graph graph;
// CHECK-NEXT:   int rows;
// CHECK-NEXT:   const float *base;
// CHECK-NEXT:-  LazySet<> visited;
// CHECK-NEXT:+  WordSet<> visited;
// CHECK-NEXT: };
// CHECK-NOT:{{.}}
#include "ann.h"

class Index {
public:
  void search(::Pool &pool, const float *query) {
    visited.reset(rows);
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (!visited.get(id)) {
          visited.set(id);
          pool.insert(id, distanceTo(query, base + id));
        }
      }
    }
  }

private:
  ::Graph graph;
  int rows;
  const float *base;
  LazySet<> visited;
};
