// A graph is turned round: a near miss, there is no distance.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK-NOT: {{^}}reverse-link
// CHECK: near miss of reverse-link in transpose: no distance, into[v].push_back(u) no distance of the neighbour is seen
// CHECK-NEXT: end
#include "lists.h"

void transpose(List<List<int>> &graph, List<List<int>> &into) {
  for (int u = 0; u < graph.size(); ++u)
    for (int v : graph[u])
      into[v].push_back(u);
}
