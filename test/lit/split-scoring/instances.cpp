// As written, a std::function of what the template decides might change the row, which
// inserting reads; the instance tells that it does not. Without one it is refused.
// RUN: %prepare
// RUN: %rewrite --rewrites=split-scoring -- %flags | %exactly
// RUN: sed -i '/^template class/d' %t/code.cpp
// RUN: %rewrite -v --allow-uninstantiated --rewrites=split-scoring -- %flags 2>&1 | FileCheck %s --check-prefix=ALONE --implicit-check-not=diff
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     while (pool.hasNext()) {
// CHECK-NEXT:       int node = pool.pop();
// CHECK-NEXT:       int batch[32];
// CHECK-NEXT:+      T distances[32];
// CHECK-NEXT:       int size = 0;
// CHECK-NEXT:       for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:         int id = graph.at(node, i);
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       for (int b = 0; b < size; ++b) {
// CHECK-NEXT:         int id = batch[b];
// CHECK-NEXT:         T *row = rowOf(id);
// CHECK-NEXT:-        T d = measure(query, row, dim);
// CHECK-NEXT:+        distances[b] = measure(query, row, dim);
// CHECK-NEXT:+      }
// CHECK-NEXT:+      // Insert afterwards: a mispredicted branch here delays no distance.
// CHECK-NEXT:+      for (int b = 0; b < size; ++b) {
// CHECK-NEXT:+        int id = batch[b];
// CHECK-NEXT:+        T d = distances[b];
// CHECK-NEXT:         if (!isDeleted(id))
// CHECK-NEXT:           pool.insert(id, d);
// CHECK-NEXT:       }

#include "ann.h"

#include <functional>

// ALONE: split-scoring: refused: inserting may change what a later distance reads
template <typename T>
class Index {
public:
  void search(Pool &pool, const Graph &graph, Visited &visited, const T *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      int batch[32];
      int size = 0;
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        batch[size++] = id;
      }
      for (int b = 0; b < size; ++b) {
        int id = batch[b];
        T *row = rowOf(id);
        T d = measure(query, row, dim);
        if (!isDeleted(id))
          pool.insert(id, d);
      }
    }
  }

private:
  T *rowOf(int id) const { return rows + id * (dim + 1); }
  bool isDeleted(int id) const { return rowOf(id)[dim] != 0; }

  std::function<T(const T *, const T *, int)> measure;
  T *rows;
  int dim;
};

template class Index<float>;
