// What is compared with is not what is filled.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: {{^}}prune in
// CHECK: near miss of prune in keep: no insert, old nothing puts the candidate into what the inner loop goes over
// CHECK-NEXT: end
#include "lists.h"

void keep(List<Edge> &points, List<Edge> &old, List<Edge> &kept) {
  for (Edge &p : points) {
    bool good = true;
    for (Edge &k : old)
      if (between(p.id, k.id) < p.distance) {
        good = false;
        break;
      }
    if (good)
      kept.push_back(p);
  }
}
