// All pairs, those close enough kept: nothing is chosen among candidates.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: prune
// CHECK: end
#include "lists.h"

void join(List<Edge> &points, List<Pair> &edges) {
  for (int i = 0; i < points.size(); ++i)
    for (int j = i + 1; j < points.size(); ++j) {
      float d = between(points[i].id, points[j].id);
      if (d < points[i].distance)
        edges.push_back({d, points[j].id});
    }
}
