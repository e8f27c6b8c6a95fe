// A bounded list kept in order by its own values.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: prune
// CHECK: end
#include "lists.h"

void keepBest(List<Edge> &points, List<Edge> &kept, int most) {
  for (Edge &p : points) {
    int i = 0;
    for (; i < kept.size(); ++i)
      if (p.distance < kept[i].distance)
        break;
    if (i < most)
      kept.push_back(p);
  }
}
