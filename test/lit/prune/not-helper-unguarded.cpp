// What the function says is counted, and the candidate put in whatever it is.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: prune in
// CHECK: end
#include "lists.h"

static bool isFar(List<Edge> &accepted, const Edge &candidate) {
  for (const Edge &k : accepted)
    if (between(k.id, candidate.id) < candidate.distance)
      return false;
  return true;
}

int choose(List<Edge> &all, List<Edge> &kept) {
  int far = 0;
  for (const Edge &c : all) {
    if (isFar(kept, c))
      ++far;
    kept.push_back(c);
  }
  return far;
}
