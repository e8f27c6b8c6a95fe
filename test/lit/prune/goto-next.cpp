// What rejects goes on behind the insert, to the next candidate. A label ahead of
// the insert skips nothing.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK:      prune in choose
// CHECK-NEXT:   current: c
// CHECK-NEXT:   distance: between(k.id, c.id)
// CHECK-NEXT:   expand: for (Edge &k : kept)
// CHECK-NEXT:   filter: between(k.id, c.id) < c.distance
// CHECK-NEXT:   insert: kept.push_back(c)
// CHECK-NEXT:   pool: all
// CHECK-NOT:  prune in
// CHECK:      near miss of prune in all: no filter
// CHECK:      end
#include "lists.h"

void choose(List<Edge> &all, List<Edge> &kept) {
  for (Edge &c : all) {
    for (Edge &k : kept)
      if (between(k.id, c.id) < c.distance)
        goto next;
    kept.push_back(c);
  next:;
  }
}

void all(List<Edge> &all, List<Edge> &kept, int &near) {
  for (Edge &c : all) {
    for (Edge &k : kept)
      if (between(k.id, c.id) < c.distance)
        goto known;
    ++near;
  known:
    kept.push_back(c);
  }
}
