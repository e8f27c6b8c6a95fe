// Candidates and accepted share one array.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK:      prune in choose
// CHECK-NEXT:   current: candidate
// CHECK-NEXT:   distance: metric(candidate.id, other.id)
// CHECK-NEXT:   expand: for (; i < kept; ++i)
// CHECK-NEXT:   filter: d < candidate.distance
// CHECK-NEXT:   insert: all[kept] = all[next]
// CHECK-NEXT:   pool: all
// CHECK-NEXT:   stop: kept < most && next < count
// CHECK-NEXT: end
#include "lists.h"

template <class Metric>
int choose(Metric &&metric, Edge *all, int count, int most) {
  int kept = 1, next = 1;
  while (kept < most && next < count) {
    Edge candidate = all[next];
    bool good = true;
    int i = 0;
    for (; i < kept; ++i) {
      Edge other = all[i];
      float d = metric(candidate.id, other.id);
      if (d < candidate.distance) {
        good = false;
        break;
      }
    }
    if (good) {
      all[kept] = all[next];
      ++kept;
    }
    ++next;
  }
  return kept;
}
