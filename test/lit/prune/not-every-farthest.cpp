// Every point is added whatever the distances say.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: {{^}}prune in
// CHECK: end
#include "lists.h"

void addAll(List<Edge> &points, List<Edge> &kept) {
  for (Edge &p : points) {
    for (Edge &k : kept) {
      float d = between(p.id, k.id);
      if (d < p.distance)
        p.distance = d;
    }
    kept.push_back(p);
  }
}
