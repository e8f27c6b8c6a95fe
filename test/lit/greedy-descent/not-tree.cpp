// Down a tree of clusters: at each node to the nearest child, whatever the node's
// own distance, until a leaf.
// RUN: %prepare
// RUN: %scan --idiom=greedy-descent -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"

int leafOf(Graph &tree, const float *centres, int dim, const float *query,
           int node, int leaves) {
  while (node >= leaves) {
    int best = -1;
    float least = 1e30f;
    for (int j = 0; j < tree.degree(); ++j) {
      int child = tree.at(node, j);
      float d = distanceTo(query, centres + child * dim);
      if (d < least) {
        least = d;
        best = child;
      }
    }
    if (best < 0)
      break;
    node = best;
  }
  return node;
}
