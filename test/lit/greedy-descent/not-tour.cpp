// A tour goes on to the nearest of all points that are left; no list belongs to
// the node.
// RUN: %prepare
// RUN: %scan --idiom=greedy-descent -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"

void tour(const float *base, int n, int dim, Visited &done, int *order) {
  int node = 0;
  for (int step = 0; step < n; ++step) {
    order[step] = node;
    done.set(node);
    int best = node;
    float least = 1e30f;
    for (int id = 0; id < n; ++id) {
      if (done.test(id))
        continue;
      float d = distanceTo(base + node * dim, base + id * dim);
      if (d < least) {
        least = d;
        best = id;
      }
    }
    if (best == node)
      break;
    node = best;
  }
}
