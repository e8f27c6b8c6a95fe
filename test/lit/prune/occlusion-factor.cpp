// Each of the remaining keeps how far it is occluded, and is asked for it in its turn. Iterators.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK:      prune in choose
// CHECK-NEXT:   current: it
// CHECK-NEXT:   distance: between(it->id, later->id)
// CHECK-NEXT:   expand: for (Edge *later = it + 1; later != all.end(); ++later)
// CHECK-NEXT:   filter: factor[it - all.begin()] > alpha
// CHECK-NEXT:   insert: kept.push_back(it->id)
// CHECK-NEXT:   pool: all
// CHECK-NEXT:   stop: kept.size() < most && it != all.end()
// CHECK-NEXT: end
#include "lists.h"

float larger(float, float);

void choose(List<Edge> &all, List<int> &kept, List<float> &factor, int most,
            float alpha) {
  for (Edge *it = all.begin(); kept.size() < most && it != all.end(); ++it) {
    if (factor[it - all.begin()] > alpha)
      continue;
    kept.push_back(it->id);
    for (Edge *later = it + 1; later != all.end(); ++later) {
      int t = later - all.begin();
      float d = between(it->id, later->id);
      factor[t] = larger(factor[t], later->distance / d);
    }
  }
}
