// Each point goes to its nearest centre; the centres stay as they are.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: prune
// CHECK: end
#include "lists.h"

void assign(List<Edge> &points, List<Edge> &centres, List<List<int>> &members) {
  for (Edge &p : points) {
    int best = 0;
    for (int k = 0; k < centres.size(); ++k) {
      float d = between(p.id, centres[k].id);
      if (d < p.distance) {
        p.distance = d;
        best = k;
      }
    }
    members[best].push_back(p.id);
  }
}
