// Compared with a threshold: clustering by leaders. A near miss.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: prune in cluster
// CHECK: near miss of prune in cluster: no filter, between(c.id, k.id) the distance is not compared with one of the candidate's own
// CHECK-NEXT: end
#include "lists.h"

void cluster(List<Edge> &all, List<Edge> &leaders, float radius) {
  for (const Edge &c : all) {
    bool led = false;
    for (const Edge &k : leaders)
      if (between(c.id, k.id) < radius) {
        led = true;
        break;
      }
    if (!led)
      leaders.push_back(c);
  }
}
