// A heap that keeps the nearest of all rows has a width, and is no search.
// RUN: %prepare
// RUN: %scan -- %flags | FileCheck %s --allow-empty
// CHECK-NOT: {{^}}code.cpp:{{[0-9]+}}: {{ef|tunable}} in
#include "ann.h"
#include <queue>

using Heap = std::priority_queue<std::pair<float, int>>;

Heap nearest(const float *base, int n, int dim, const float *query,
             unsigned ef = 64) {
  Heap best;
  for (int i = 0; i < n; ++i) {
    float d = distanceTo(query, base + i * dim);
    if (best.size() < ef || d < best.top().first) {
      best.emplace(d, i);
      if (best.size() > ef)
        best.pop();
    }
  }
  return best;
}
