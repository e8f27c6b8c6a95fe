// The loop's condition takes the node; the callback goes through std::function.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in search
// CHECK:   pop {{.*}} queue.next(node)
// CHECK:   current {{.*}} node
// CHECK:   visited-test {{.*}} !visited.insert(id)
// CHECK:   insert {{.*}} queue.offer(id, d)
#include "ann.h"
#include <functional>

struct Queue {
  bool next(int &Node);
  void offer(int Id, float Distance);
};
struct Links {
  void each(int Node, const std::function<void(int)> &Do) const;
};

void search(Queue &queue, const Links &links, Visited &visited,
            const float *base, int dim, const float *query) {
  int node;
  while (queue.next(node)) {
    links.each(node, [&](int id) {
      if (!visited.insert(id))
        return;
      float d = distanceTo(query, base + id * dim);
      queue.offer(id, d);
    });
  }
}
