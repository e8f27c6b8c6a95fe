// The smallest of a list: the list does not depend on the node.
// RUN: %prepare
// RUN: %scan --idiom=greedy-descent -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"

int nearestOf(const int *ids, int n, const float *base, int dim,
              const float *query) {
  int node = -1;
  float best = 1e30f;
  for (int round = 0; round < 2; ++round)
    for (int j = 0; j < n; ++j) {
      int id = ids[j];
      float d = distanceTo(query, base + id * dim);
      if (d < best) {
        best = d;
        node = id;
      }
    }
  return node;
}
