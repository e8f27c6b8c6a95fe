// The comparison is made by a macro.
// RUN: %prepare
// RUN: %refuses-relaxed-pruning
// CHECK: code.cpp:{{[0-9]+}}: relaxed-pruning: refused: the candidate's own distance is spelled by a macro{{.*}}
// CHECK-NOT: {{.}}
#include "lists.h"
#include <cstddef>
#include <utility>

#define NEARER(A, B) A < B.distance

void choose(List<Edge> &all, List<Edge> &kept, int most) {
  for (const Edge &c : all) {
    if (kept.size() >= most)
      break;
    bool good = true;
    for (const Edge &k : kept) {
      float d = between(c.id, k.id);
      if (NEARER(d, c)) {
        good = false;
        break;
      }
    }
    if (good)
      kept.push_back(c);
  }
}
