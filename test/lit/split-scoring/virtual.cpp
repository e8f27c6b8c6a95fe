// A virtual function computes the distance, and the loop counts.
// RUN: %prepare
// RUN: %rewrite --rewrites=split-scoring -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int v0 = pool.pop();
// CHECK-NEXT:     int batch[32];
// CHECK-NEXT:+    float distances[32];
// CHECK-NEXT:     int batch_size = 0;
// CHECK-NEXT:     for (int j = 0; j < graph.degree(); j++) {
// CHECK-NEXT:       int v1 = graph.at(v0, j);
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:       int v1 = batch[b];
// CHECK-NEXT:       computed++;
// CHECK-NEXT:-      float d = qdis(v1);
// CHECK-NEXT:+      distances[b] = qdis(v1);
// CHECK-NEXT:+    }
// CHECK-NEXT:+    // Insert afterwards: a mispredicted branch here delays no distance.
// CHECK-NEXT:+    for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+      int v1 = batch[b];
// CHECK-NEXT:+      float d = distances[b];
// CHECK-NEXT:       pool.insert(v1, d);
// CHECK-NEXT:     }
// CHECK-NEXT:   }

#include "ann.h"

struct DistanceComputer {
  virtual float operator()(int id) = 0;
  virtual ~DistanceComputer() {}
};

int search(Pool &pool, const Graph &graph, Visited &visited, DistanceComputer &qdis) {
  int computed = 0;
  while (pool.hasNext()) {
    int v0 = pool.pop();
    int batch[32];
    int batch_size = 0;
    for (int j = 0; j < graph.degree(); j++) {
      int v1 = graph.at(v0, j);
      if (visited.test(v1))
        continue;
      visited.set(v1);
      batch[batch_size++] = v1;
    }
    for (int b = 0; b < batch_size; ++b) {
      int v1 = batch[b];
      computed++;
      float d = qdis(v1);
      pool.insert(v1, d);
    }
  }
  return computed;
}
