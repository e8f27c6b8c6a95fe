// How far a candidate is occluded stands in an array beside the pool, by index and
// by iterator: the pool is what the distances are computed of.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK:      prune in byIndex
// CHECK-NEXT:   current: pool[i]
// CHECK-NEXT:   distance: between(pool[j].id, pool[i].id)
// CHECK-NEXT:   expand: for (int j = i + 1; j < pool.size(); ++j)
// CHECK-NEXT:   filter: occluded[i] > alpha
// CHECK-NEXT:   insert: kept.push_back(pool[i].id)
// CHECK-NEXT:   pool: pool
// CHECK:      prune in byIterator
// CHECK-NEXT:   current: c
// CHECK-NEXT:   distance: between(o->id, c->id)
// CHECK-NEXT:   expand: for (auto o = c + 1; o != pool.end(); ++o)
// CHECK-NEXT:   filter: occluded[c - pool.begin()] > alpha
// CHECK-NEXT:   insert: kept.push_back(c->id)
// CHECK-NEXT:   pool: pool
// CHECK:      end
#include "lists.h"
#include <vector>

void byIndex(std::vector<Edge> &pool, std::vector<int> &kept,
             std::vector<float> &occluded, float alpha) {
  for (int i = 0; i < pool.size(); ++i) {
    if (occluded[i] > alpha)
      continue;
    occluded[i] = 1e30f;
    kept.push_back(pool[i].id);
    for (int j = i + 1; j < pool.size(); ++j) {
      float d = between(pool[j].id, pool[i].id);
      occluded[j] = pool[j].distance / d;
    }
  }
}

void byIterator(std::vector<Edge> &pool, std::vector<int> &kept,
                std::vector<float> &occluded, float alpha) {
  for (auto c = pool.begin(); c != pool.end(); ++c) {
    if (occluded[c - pool.begin()] > alpha)
      continue;
    kept.push_back(c->id);
    for (auto o = c + 1; o != pool.end(); ++o) {
      auto at = o - pool.begin();
      float d = between(o->id, c->id);
      occluded[at] = o->distance / d;
    }
  }
}
