// A lambda names what it captures: the distances are in an array of its own.
// RUN: %prepare
// RUN: %rewrite --rewrites=split-scoring -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   int ids[64];
// CHECK-NEXT:   int count = 0;
// CHECK-NEXT:   auto score = [&pool, &ids, &count, query, rows] {
// CHECK-NEXT:+    float distances[64];
// CHECK-NEXT:     for (int i = 0; i < count; ++i) {
// CHECK-NEXT:       int id = ids[i];
// CHECK-NEXT:-      float distance = distanceTo(query, rows + id);
// CHECK-NEXT:+      distances[i] = distanceTo(query, rows + id);
// CHECK-NEXT:+    }
// CHECK-NEXT:+    // Insert afterwards: a mispredicted branch here delays no distance.
// CHECK-NEXT:+    for (int i = 0; i < count; ++i) {
// CHECK-NEXT:+      int id = ids[i];
// CHECK-NEXT:+      float distance = distances[i];
// CHECK-NEXT:       pool.insert(id, distance);
// CHECK-NEXT:     }
// CHECK-NEXT:   };

#include "ann.h"

void search(Pool &pool, const Graph &graph, Visited &visited, const float *query, const float *rows) {
  int ids[64];
  int count = 0;
  auto score = [&pool, &ids, &count, query, rows] {
    for (int i = 0; i < count; ++i) {
      int id = ids[i];
      float distance = distanceTo(query, rows + id);
      pool.insert(id, distance);
    }
  };
  while (pool.hasNext()) {
    int node = pool.pop();
    count = 0;
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ids[count++] = id;
    }
    score();
  }
}
