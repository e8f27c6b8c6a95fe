// Shortest paths in a graph of points: the distance is that of the edge, and the
// test is on the length so far, which may improve many times. The same loop with a
// visited set is a search.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | grep -E ": [a-z-]+ in " | FileCheck %s
// CHECK-NOT: best-first in shortest
// CHECK: best-first in nearest
// CHECK-NOT: best-first in
#include <queue>
#include <vector>

#include "ann.h"

void shortest(std::priority_queue<std::pair<float, int>> &open,
              const std::vector<std::vector<int>> &links,
              std::vector<float> &far, const float *base, int dim) {
  while (!open.empty()) {
    auto [d, node] = open.top();
    open.pop();
    if (d > far[node])
      continue;
    for (int id : links[node]) {
      float total = d + distanceTo(base + node * dim, base + id * dim);
      if (total < far[id]) {
        far[id] = total;
        open.push({total, id});
      }
    }
  }
}

void nearest(std::priority_queue<std::pair<float, int>> &open,
             const std::vector<std::vector<int>> &links, Visited &seen,
             const float *base, int dim) {
  while (!open.empty()) {
    auto [d, node] = open.top();
    open.pop();
    for (int id : links[node]) {
      float total = d + distanceTo(base + node * dim, base + id * dim);
      if (seen.insert(id))
        open.push({total, id});
    }
  }
}
