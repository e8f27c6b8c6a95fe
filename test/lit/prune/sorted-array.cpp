// Candidates lie in a sorted array; the accepted ones are not named. A duplicate is rejected too.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK:      prune in choose
// CHECK-NEXT:   current: p
// CHECK-NEXT:   distance: between(kept[t].id, p.id)
// CHECK-NEXT:   expand: for (int t = 0; t < kept.size(); ++t)
// CHECK-NEXT:   filter: p.id == kept[t].id
// CHECK-NEXT:   filter: d < p.distance
// CHECK-NEXT:   insert: kept.push_back(p)
// CHECK-NEXT:   pool: all
// CHECK-NEXT:   stop: kept.size() < most && ++start < all.size()
// CHECK-NEXT: end
#include "lists.h"

void choose(List<Edge> &all, List<Edge> &kept, int most) {
  int start = 0;
  kept.push_back(all[start]);
  while (kept.size() < most && ++start < all.size()) {
    Edge &p = all[start];
    bool occluded = false;
    for (int t = 0; t < kept.size(); ++t) {
      if (p.id == kept[t].id) {
        occluded = true;
        break;
      }
      float d = between(kept[t].id, p.id);
      if (d < p.distance) {
        occluded = true;
        break;
      }
    }
    if (!occluded)
      kept.push_back(p);
  }
}
