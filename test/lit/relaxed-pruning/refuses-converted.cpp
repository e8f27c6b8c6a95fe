// A bound that a function converts.
// RUN: %prepare
// RUN: %refuses-relaxed-pruning
// CHECK: code.cpp:{{[0-9]+}}: relaxed-pruning: refused: the candidate's own distance is spelled by a macro, or computing it may do more{{.*}}
// CHECK-NOT: {{.}}
#include "lists.h"
#include <cstddef>
#include <utility>

struct Length {
  operator float() const;
};
Length lengthOf(const Edge &E);

void choose(List<Edge> &all, List<Edge> &kept, int most) {
  for (const Edge &c : all) {
    if (kept.size() >= most)
      break;
    Length own = lengthOf(c);
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
