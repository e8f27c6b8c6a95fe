// The comparison is a value.
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
    bool bad = false;
    for (const Edge &k : kept) {
      float d = between(c.id, k.id);
      bad = bad || d < c.distance;
    }
    if (!bad)
      kept.push_back(c);
  }
}
