// The accepted candidate marks those of the remaining ones that it occludes.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK:      prune in choose
// CHECK-NEXT:   current: best
// CHECK-NEXT:   distance: between(best, other)
// CHECK-NEXT:   expand: for (int i = next; i < all.size(); ++i)
// CHECK-NEXT:   filter: alpha * d <= own
// CHECK-NEXT:   insert: kept.push_back(best)
// CHECK-NEXT:   pool: all
// CHECK-NEXT:   stop: kept.size() < most && next < all.size()
// CHECK-NEXT: end
#include "lists.h"

void choose(List<Edge> &all, List<int> &kept, int most, float alpha) {
  int next = 0;
  while (kept.size() < most && next < all.size()) {
    int best = all[next].id;
    ++next;
    if (best == -1)
      continue;
    kept.push_back(best);
    for (int i = next; i < all.size(); ++i) {
      int other = all[i].id;
      if (other == -1)
        continue;
      float d = between(best, other);
      float own = all[i].distance;
      if (alpha * d <= own)
        all[i].id = -1;
    }
  }
}
