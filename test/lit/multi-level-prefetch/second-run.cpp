// What has both is as it should be; the plain look-ahead goes back to one.
// RUN: %prepare
// RUN: %rewrite --in-place --rewrites=prefetch-lookahead -- %flags
// RUN: cp %t/code.cpp %t.one
// RUN: %rewrite --in-place --rewrites=multi-level-prefetch -- %flags
// RUN: %rewrite -v --check --rewrites=multi-level-prefetch -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: multi-level-prefetch: already so
// RUN: %rewrite --in-place --rewrites=prefetch-lookahead -- %flags
// RUN: diff %t/code.cpp %t.one
#include "ann.h"

const float *vectorOf(int Id);
struct Base {
  const float *Data;
  size_t Dim;
  const float *row(int Id) const { return Data + Id * Dim; }
};

void search(Pool &pool, Graph &graph, Visited &visited, const Base &base,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base.row(id));
      pool.insert(id, d);
    }
  }
}
