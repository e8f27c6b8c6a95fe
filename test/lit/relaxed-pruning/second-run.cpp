// A second run finds nothing to do.
// RUN: %prepare
// RUN: %rewrite --rewrites=relaxed-pruning -- %flags | count 0
#include "lists.h"
#include <cmath>
#include <cstddef>

void choose(List<Edge> &all, List<Edge> &kept, int most) {
  for (const Edge &c : all) {
    if (kept.size() >= most)
      break;
    bool good = true;
    for (const Edge &k : kept) {
      float d = between(c.id, k.id);
      if (d < c.distance - 0.1f * std::abs(c.distance)) {
        good = false;
        break;
      }
    }
    if (good)
      kept.push_back(c);
  }
}
