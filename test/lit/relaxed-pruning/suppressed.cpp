// A comment at the loop over the candidates keeps the rewrite away.
// RUN: %prepare
// RUN: %rewrite --rewrites=relaxed-pruning -- %flags | count 0
#include "lists.h"
#include <cstddef>
#include <utility>

void choose(List<Edge> &all, List<Edge> &kept, int most) {
  // NOCRINNNEXTLINE(relaxed-pruning)
  for (const Edge &c : all) {
    if (kept.size() >= most)
      break;
    bool good = true;
    for (const Edge &k : kept) {
      float d = between(c.id, k.id);
      if (d < c.distance) {
        good = false;
        break;
      }
    }
    if (good)
      kept.push_back(c);
  }
}
