// What is got through each is a value that is used, no list that is filled.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK-NOT: reverse-link
// CHECK: end
#include "lists.h"

template <class Points> void score(Points &points, List<int> &ids, int query,
                                   List<Edge> &out) {
  for (int id : ids) {
    float d = points[id].distance(points[query]);
    out.push_back(Edge{id, d});
  }
}
