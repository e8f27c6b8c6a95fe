// The answers of a batch of queries: rows of ids and distances, each row sorted in
// place by a call. Rows that a call measures are storage, be they const or not.
// RUN: %prepare
// RUN: %scan -- %flags | grep -E "(storage|best-first) in" | FileCheck %s
// CHECK-NOT: storage in
// CHECK:     storage in Vectors::Vectors
// CHECK-NOT: storage in
// CHECK:     best-first in search
// CHECK-NOT: storage in
#include "ann.h"
#include <functional>

void order(int *ids, float *far, int first, int last);
float between(float *a, float *b, int dim);

struct Vectors {
  Vectors(int n, int dim) : dim(dim) { rows = new float[n * dim]; }
  float far(int a, int b) const {
    return between(rows + a * dim, rows + b * dim, dim);
  }
  float *rows;
  int dim;
};

struct Results {
  void init(int n, int k) {
    queries = n;
    top = k;
    ids = new int[n * top];
    far = new float[n * top];
  }
  void sort() {
    std::function<void(int *, float *, int, int)> sorted = order;
    for (int i = 0; i < queries; ++i)
      sorted(ids + i * top, far + i * top, 0, top - 1);
    for (int i = 0; i < queries; ++i)
      order(ids + i * top, far + i * top, 0, top - 1);
  }
  int *ids, queries, top;
  float *far;
};

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, base + id * dim));
    }
  }
}
