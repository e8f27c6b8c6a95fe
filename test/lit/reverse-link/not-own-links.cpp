// The own list gets the neighbours.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK-NOT: reverse-link
// CHECK: end
#include "lists.h"

void connect(List<List<Edge>> &graph, int node, List<Edge> &chosen) {
  for (const Edge &e : chosen)
    if (between(node, e.id) < e.distance)
      graph[node].push_back(e);
}
