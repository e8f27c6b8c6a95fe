// Candidates come out of a heap; several names are bound at once.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK:      prune in Graph::choose
// CHECK-NEXT:   current: id
// CHECK-NEXT:   distance: of(id, other)
// CHECK-NEXT:   expand: for (auto [_, other] : kept)
// CHECK-NEXT:   filter: d < own
// CHECK-NEXT:   insert: kept.push_back({distance, id})
// CHECK-NEXT:   pool: nearest
// CHECK-NEXT:   stop: nearest.size()
// CHECK-NEXT:   stop: kept.size() >= most
// CHECK-NEXT: end
#include "lists.h"

template <class Computer> struct Graph {
  using Scored = Pair;
  Computer of;

  void choose(Heap<Scored> &candidates, int most) {
    Heap<Scored> nearest;
    List<Scored> kept;
    while (candidates.size()) {
      auto [distance, id] = candidates.top();
      candidates.pop();
      nearest.emplace(-distance, id);
    }
    while (nearest.size()) {
      if (kept.size() >= most)
        break;
      auto [distance, id] = nearest.top();
      nearest.pop();
      float own = -distance;
      bool good = true;
      for (auto [_, other] : kept) {
        float d = of(id, other);
        if (d < own) {
          good = false;
          break;
        }
      }
      if (good)
        kept.push_back({distance, id});
    }
    for (auto [distance, id] : kept)
      candidates.emplace(-distance, id);
  }
};
