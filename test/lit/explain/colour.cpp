// Colour on a terminal, unless NO_COLOR says no; an empty NO_COLOR says nothing.
// RUN: %prepare
// RUN: env TERM=xterm NO_COLOR= %python %inputs/terminal.py %scan --format=source -- %flags | FileCheck %s
// RUN: env TERM=xterm NO_COLOR=1 %python %inputs/terminal.py %scan --format=source -- %flags | FileCheck %s --check-prefix=PLAIN
// RUN: env TERM=xterm NO_COLOR= %scan --format=source -- %flags | FileCheck %s --check-prefix=PLAIN
// CHECK: {{.}}[0;32m~~~~~~~~~~~~~~ stop{{.}}[0m
// PLAIN-NOT: [0
// PLAIN: ~~~~~~~~~~~~~~ stop
// PLAIN-NOT: [0
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &seen, const float *base) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen.insert(id))
        pool.insert(id, distanceTo(base, base + id));
    }
  }
}
