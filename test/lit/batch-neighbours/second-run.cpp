// A second run has nothing to do.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours --in-place -- %flags
// RUN: not diff -q %s %t/code.cpp
// RUN: %rewrite --rewrites=batch-neighbours -v -- %flags > %t/again 2> %t/err
// RUN: test ! -s %t/again
// RUN: FileCheck %s --input-file=%t/err
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: already so
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
