// A flag says whether the last round moved the node.
// RUN: %prepare
// RUN: %scan --idiom=greedy-descent -- %flags | FileCheck %s
// CHECK: greedy-descent in descend
// CHECK:   current {{.*}} node
// CHECK:   expand {{.*}} for (int j = 0; j < graph.degree(); ++j)
// CHECK:   neighbour {{.*}} id
// CHECK:   distance {{.*}} distanceTo(query, base + id * dim)
// CHECK:   insert {{.*}} d < best
// CHECK:   stop {{.*}} changed
#include "ann.h"

int descend(Graph &graph, const float *base, int dim, const float *query,
            int node) {
  float best = distanceTo(query, base + node * dim);
  bool changed = true;
  while (changed) {
    changed = false;
    for (int j = 0; j < graph.degree(); ++j) {
      int id = graph.at(node, j);
      float d = distanceTo(query, base + id * dim);
      if (d < best) {
        best = d;
        node = id;
        changed = true;
      }
    }
  }
  return node;
}
