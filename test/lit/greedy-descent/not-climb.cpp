// The nearest child of each node on the way up: the node moves, but to its parent.
// RUN: %prepare
// RUN: %scan --idiom=greedy-descent -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"

void climb(Graph &tree, const int *parents, const float *base, int dim,
           const float *query, int node, int *nearest) {
  while (parents[node] != node) {
    int best = node;
    float least = distanceTo(query, base + node * dim);
    for (int j = 0; j < tree.degree(); ++j) {
      int id = tree.at(node, j);
      float d = distanceTo(query, base + id * dim);
      if (d < least) {
        least = d;
        best = id;
      }
    }
    nearest[node] = best;
    node = parents[node];
  }
}
