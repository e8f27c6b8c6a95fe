// The graph is read through at(u, i), and what knows where vectors are is an
// object with a prefetch function: that is called, with the number of lines as
// its author meant it.
// RUN: %prepare
// RUN: %rewrite --rewrites=prefetch-lookahead -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     int u = pool.pop();
// CHECK-NEXT:     for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:       int v = graph.at(u, i);
// CHECK-NEXT:+      if (i + 4 < graph.degree()) {
// CHECK-NEXT:+        int next_id = graph.at(u, i + 4);
// CHECK-NEXT:+        if (next_id != -1)
// CHECK-NEXT:+          computer.prefetch(next_id, 8);
// CHECK-NEXT:+      }
// CHECK-NEXT:       if (v == -1)
// CHECK-NEXT:         break;
// CHECK-NEXT:       if (visited.test(v))
// CHECK-NOT:{{.}}
#include "ann.h"

struct Computer {
  const float *Query, *Base;
  int Dim;
  float operator()(int Id) const { return distanceTo(Query, Base + Id * Dim); }
  void prefetch(int Id, int Lines) const {
    for (int I = 0; I < Lines; ++I)
      __builtin_prefetch(Base + Id * Dim + 16 * I);
  }
};

void search(Pool &pool, const Graph &graph, Visited &visited,
            const Computer &computer, int entry) {
  computer.prefetch(entry, 1);
  while (pool.hasNext()) {
    int u = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int v = graph.at(u, i);
      if (v == -1)
        break;
      if (visited.test(v))
        continue;
      visited.set(v);
      float d = computer(v);
      pool.insert(v, d);
    }
  }
}
