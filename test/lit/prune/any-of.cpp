// The accepted ones are asked by an algorithm with a lambda, or by a local lambda.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK:      prune in choose
// CHECK:        expand: anyOf(kept.begin(), kept.end(),
// CHECK-NEXT:   filter: between(c.id, k.id) < c.distance
// CHECK-NEXT:   insert: kept.push_back(c)
// CHECK:      prune in chooseToo
// CHECK:        distance: between(p.id, k.id)
// CHECK:        filter: between(p.id, k.id) < p.distance
// CHECK-NEXT:   insert: kept.push_back(c)
// CHECK:      end
#include "lists.h"

template <class I, class F> bool anyOf(I first, I last, F holds) {
  while (first != last)
    if (holds(*first++))
      return true;
  return false;
}

void choose(List<Edge> &all, List<Edge> &kept) {
  for (const Edge &c : all) {
    bool occluded = anyOf(kept.begin(), kept.end(), [&](const Edge &k) {
      return between(c.id, k.id) < c.distance;
    });
    if (!occluded)
      kept.push_back(c);
  }
}

void chooseToo(List<Edge> &all, List<Edge> &kept) {
  auto occluded = [&](const Edge &p) {
    for (const Edge &k : kept)
      if (between(p.id, k.id) < p.distance)
        return true;
    return false;
  };
  for (const Edge &c : all) {
    if (occluded(c))
      continue;
    kept.push_back(c);
  }
}
