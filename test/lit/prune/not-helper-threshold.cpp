// Leaders of clusters: the function compares with a threshold that all share.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: prune in
// CHECK: end
#include "lists.h"

static bool isFar(List<Edge> &leaders, const Edge &c, float radius) {
  for (const Edge &k : leaders)
    if (between(k.id, c.id) < radius)
      return false;
  return true;
}

void lead(List<Edge> &all, List<Edge> &leaders, float radius) {
  for (const Edge &c : all)
    if (isFar(leaders, c, radius))
      leaders.push_back(c);
}
