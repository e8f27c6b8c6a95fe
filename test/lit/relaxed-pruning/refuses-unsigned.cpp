// A distance without a sign has no magnitude to take a part of.
// RUN: %prepare
// RUN: %refuses-relaxed-pruning
// CHECK: code.cpp:{{[0-9]+}}: relaxed-pruning: refused: the candidate's own distance has no sign{{.*}}
// CHECK-NOT: {{.}}
#include "lists.h"
#include <cstddef>
#include <utility>

void choose(List<Edge> &all, List<Edge> &kept, int most) {
  for (const Edge &c : all) {
    if (kept.size() >= most)
      break;
    unsigned own = unsigned(c.distance);
    bool good = true;
    for (const Edge &k : kept) {
      float d = between(c.id, k.id);
      if (d < own) {
        good = false;
        break;
      }
    }
    if (good)
      kept.push_back(c);
  }
}
