// Shortest paths: one value is kept for each neighbour.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK-NOT: reverse-link
// CHECK: end
#include "lists.h"

void relax(List<List<Edge>> &graph, int u, float *best, int *from) {
  for (const Edge &e : graph[u]) {
    float d = best[u] + e.distance;
    if (d < best[e.id]) {
      best[e.id] = d;
      from[e.id] = u;
    }
  }
}
