// A bound that cannot be computed twice.
// RUN: %prepare
// RUN: %refuses-relaxed-pruning
// CHECK: code.cpp:{{[0-9]+}}: relaxed-pruning: refused: the candidate's own distance is spelled by a macro, or computing it may do more{{.*}}
// CHECK-NOT: {{.}}
#include "lists.h"
#include <cstddef>
#include <utility>

float lengthOf(const Edge &E);

void choose(List<Edge> &all, List<Edge> &kept, int most) {
  for (const Edge &c : all) {
    if (kept.size() >= most)
      break;
    bool good = true;
    for (const Edge &k : kept) {
      float d = between(c.id, k.id);
      if (d < lengthOf(c)) {
        good = false;
        break;
      }
    }
    if (good)
      kept.push_back(c);
  }
}
