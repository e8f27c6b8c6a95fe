// A member of the neighbour is set.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK-NOT: reverse-link
// CHECK: end
#include "lists.h"

struct Node {
  List<Edge> next;
  int parent;
  float cost;
};

void adopt(List<Node> &nodes, int u) {
  for (Edge &e : nodes[u].next) {
    Node &other = nodes[e.id];
    if (e.distance < other.cost)
      other.parent = u;
  }
}
