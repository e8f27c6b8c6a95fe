// Two searches over one set make one edit; a third has a set of its own.
// RUN: %vary visited_sets.cpp '/^template <typename Dist, typename Seen/,$d' '$r %s'
// RUN: %rewrite -v --rewrites=visited-representation -- %flags 2>&1 | FileCheck %s --check-prefix=SAID
// SAID-COUNT-2: visited-representation: rewritten
// SAID: visited-representation: already so
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

struct Index {
  void search(::Pool &pool, const float *query) {
    visited.reset(rows);
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.get(id))
          continue;
        visited.set(id);
        pool.insert(id, distanceTo(query, base + id));
      }
    }
  }

  void searchLists(::Pool &pool, const float *query) {
    visited.reset(rows);
    while (pool.hasNext()) {
      int node = pool.pop();
      const int *list = graph.list(node);
      for (int i = 0; i < graph.degree(); ++i) {
        int id = list[i];
        if (visited.get(id))
          continue;
        visited.set(id);
        pool.insert(id, distanceTo(query, base + id));
      }
    }
  }

  void build(::Pool &pool, const float *query) {
    WordSet<> seen(rows);
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (seen.get(id))
          continue;
        seen.set(id);
        pool.insert(id, distanceTo(query, base + id));
      }
    }
  }

  ::Graph graph;
  int rows;
  const float *base;
  LazySet<> visited;
};
