// Both of a pair are from the same loop: the local join of a descent.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK-NOT: reverse-link
// CHECK: end
#include "lists.h"

struct Node {
  template <class F> void join(F f) {
    for (int i = 0; i < count; ++i)
      for (int j = 0; j < i; ++j)
        f(fresh[i], fresh[j]);
  }
  int *fresh, count;
  void insert(int Id, float Distance);
};

void join(List<Node> &graph) {
  for (int n = 0; n < graph.size(); ++n)
    graph[n].join([&](int i, int j) {
      float d = between(i, j);
      graph[i].insert(j, d);
      graph[j].insert(i, d);
    });
}
