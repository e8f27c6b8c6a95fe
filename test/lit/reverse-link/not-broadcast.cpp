// Each list gets the same number, which is no node.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK-NOT: {{^}}reverse-link
// CHECK: end
#include "lists.h"

void broadcast(List<List<int>> &lists, List<Edge> &edges, int round) {
  for (const Edge &e : edges)
    if (e.distance > 0)
      lists[e.id].push_back(round);
}
