// Duplicates are left out: there is no distance.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: prune
// CHECK: end
#include "lists.h"

bool same(int, int);

void unique(List<Edge> &points, List<Edge> &kept) {
  for (Edge &p : points) {
    bool isNew = true;
    for (Edge &k : kept)
      if (same(p.id, k.id) || p.distance < k.distance) {
        isNew = false;
        break;
      }
    if (isNew)
      kept.push_back(p);
  }
}
