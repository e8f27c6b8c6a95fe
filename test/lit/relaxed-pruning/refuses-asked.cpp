// The comparison stands in a function that is asked.
// RUN: %prepare
// RUN: %refuses-relaxed-pruning
// CHECK: code.cpp:{{[0-9]+}}: relaxed-pruning: refused: the comparison stands in another function{{.*}}
// CHECK-NOT: {{.}}
#include "lists.h"

static bool isFar(List<Edge> &accepted, const Edge &candidate) {
  for (const Edge &k : accepted)
    if (between(k.id, candidate.id) < candidate.distance)
      return false;
  return true;
}

void choose(List<Edge> &all, List<Edge> &kept, int most) {
  for (const Edge &c : all) {
    if (kept.size() >= most)
      break;
    if (isFar(kept, c))
      kept.push_back(c);
  }
}
