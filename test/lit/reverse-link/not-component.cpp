// The cheapest edge of each component.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK-NOT: reverse-link
// CHECK: end
#include "lists.h"

void cheapest(List<List<Edge>> &graph, int *component, Edge *best, int u) {
  for (const Edge &e : graph[u])
    if (e.distance < best[component[e.id]].distance)
      best[component[e.id]] = Edge{u, e.distance};
}
