// A template's parameter is the class of a field: who has an instance chooses.
// RUN: %vary visited_sets.cpp '/^template <typename Dist, typename Seen/,$d' '$r %s'
// RUN: %rewrite --rewrites=visited-representation -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: struct Service {
// CHECK-NEXT:   void answer(::Pool &pool, const float *query) { index.search(pool, query); }
// CHECK-NEXT:-  Index<LazySet<>> index;
// CHECK-NEXT:+  Index<WordSet<>> index;
// CHECK-NEXT: };
// CHECK-NOT:{{.}}
#include "ann.h"

template <typename Seen> class Index {
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
  Seen visited;
};

struct Service {
  void answer(::Pool &pool, const float *query) { index.search(pool, query); }
  Index<LazySet<>> index;
};
