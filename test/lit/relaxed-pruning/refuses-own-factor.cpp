// The author relaxes already, by a factor of the bound.
// RUN: %prepare
// RUN: %refuses-relaxed-pruning
// CHECK: code.cpp:{{[0-9]+}}: relaxed-pruning: refused: the comparison has a factor already{{.*}}
// CHECK-NOT: {{.}}
#include "lists.h"
#include <cstddef>
#include <utility>

void choose(List<Edge> &all, List<Edge> &kept, int most, float alpha) {
  for (const Edge &c : all) {
    if (kept.size() >= most)
      break;
    bool good = true;
    for (const Edge &k : kept) {
      float d = between(c.id, k.id);
      if (d < alpha * c.distance) {
        good = false;
        break;
      }
    }
    if (good)
      kept.push_back(c);
  }
}
