// One of the inserts does not ask.
// RUN: %prepare
// RUN: %refuses-relaxed-pruning
// CHECK: code.cpp:{{[0-9]+}}: relaxed-pruning: refused: it is not seen that a candidate for which the comparison holds is rejected{{.*}}
// CHECK-NOT: {{.}}
#include "lists.h"
#include <cstddef>
#include <utility>

void choose(List<Edge> &all, List<Edge> &kept, int most) {
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
    if (c.id == 0)
      kept.push_back(c);
  }
}
