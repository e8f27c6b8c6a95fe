// A jump passes over the insert.
// RUN: %prepare
// RUN: %refuses-relaxed-pruning
// CHECK: code.cpp:{{[0-9]+}}: relaxed-pruning: refused: it is not seen that a candidate for which the comparison holds is rejected{{.*}}
// CHECK-NOT: {{.}}
#include "lists.h"

void choose(List<Edge> &all, List<Edge> &kept, int most) {
  for (const Edge &c : all) {
    if (kept.size() >= most)
      break;
    for (const Edge &k : kept) {
      float d = between(c.id, k.id);
      if (d < c.distance)
        goto next;
    }
    kept.push_back(c);
  next:;
  }
}
