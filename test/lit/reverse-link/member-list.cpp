// The list is a member of the node; a neighbour has a distance.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK:      reverse-link in update
// CHECK-NEXT:   insert: other.back.push_back(n)
// CHECK-NEXT:   insert: other.back[pos] = n
// CHECK-NEXT:   neighbour: other
// CHECK:      reverse-link in weighted
// CHECK-NEXT:   insert: lists[e.id].emplace_back(u, e.distance)
// CHECK-NEXT:   neighbour: e
// CHECK-NEXT: end
#include "lists.h"

int any();

struct Node {
  List<Edge> pool;
  List<int> back;
};

void update(List<Node> &graph, int most) {
#pragma omp parallel for
  for (int n = 0; n < graph.size(); ++n) {
    Node &node = graph[n];
    for (int l = 0; l < node.pool.size(); ++l) {
      Edge &e = node.pool[l];
      Node &other = graph[e.id];
      if (e.distance > other.pool[0].distance) {
        if (other.back.size() < most) {
          other.back.push_back(n);
        } else {
          int pos = any();
          other.back[pos] = n;
        }
      }
    }
  }
}

void weighted(List<List<Edge>> &graph, List<List<Edge>> &lists) {
  for (int u = 0; u < graph.size(); ++u)
    for (const Edge &e : graph[u])
      lists[e.id].emplace_back(u, e.distance);
}
