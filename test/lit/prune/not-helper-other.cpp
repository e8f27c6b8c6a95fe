// The function is asked about another list than the one that is filled.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK-NOT: prune in
// CHECK: end
#include "lists.h"

static bool isFar(const Edge *accepted, const Edge &candidate) {
  for (const Edge *k = accepted; k->id >= 0; ++k)
    if (between(k->id, candidate.id) < candidate.distance)
      return false;
  return true;
}

void choose(List<Edge> &all, const Edge *known, List<Edge> &kept) {
  for (const Edge &c : all)
    if (isFar(known, c))
      kept.push_back(c);
}
