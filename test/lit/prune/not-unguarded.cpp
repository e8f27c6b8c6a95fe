// The loop ends early, but the point is kept all the same.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: {{^}}prune in
// CHECK: near miss of prune in addAll: no filter
// CHECK-NEXT: end
#include "lists.h"

void addAll(List<Edge> &points, List<Edge> &kept, int &close) {
  for (Edge &p : points) {
    for (Edge &k : kept)
      if (between(p.id, k.id) < p.distance) {
        ++close;
        break;
      }
    kept.push_back(p);
  }
}
