// A loop that lacks one role is a near miss, and says which.
// RUN: %prepare
// RUN: %scan -- %flags | FileCheck %s
// CHECK: code.cpp:[[@LINE+7]]: near miss of best-first in search
// CHECK-NEXT: no visited-test: no condition on the neighbour{{$}}
// CHECK-NOT: {{^[^ ]}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
