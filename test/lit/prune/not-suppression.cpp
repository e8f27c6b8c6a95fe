// Boxes that overlap are suppressed by a fixed share.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: {{^}}prune in
// CHECK: end
#include "lists.h"

struct Box {
  float x, y, score;
};
float overlap(const Box &, const Box &);

void suppress(List<Box> &boxes, List<Box> &kept) {
  for (const Box &b : boxes) {
    bool keep = true;
    for (const Box &k : kept)
      if (overlap(b, k) > 0.5f) {
        keep = false;
        break;
      }
    if (keep)
      kept.push_back(b);
  }
}
