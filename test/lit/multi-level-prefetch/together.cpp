// Asked for together, this one has the last word.
// RUN: %prepare
// RUN: %rewrite --in-place --rewrites=multi-level-prefetch -- %flags
// RUN: cp %t/code.cpp %t.alone
// RUN: %prepare
// RUN: %rewrite --in-place --rewrites=prefetch-lookahead,multi-level-prefetch -- %flags
// RUN: diff %t/code.cpp %t.alone
// RUN: %prepare
// RUN: %rewrite --in-place --rewrites=multi-level-prefetch,prefetch-lookahead -- %flags
// RUN: diff %t/code.cpp %t.alone
// RUN: %prepare
// RUN: %rewrite --rewrites=multi-level-prefetch,batch-neighbours -- %flags > %t.one
// RUN: %rewrite --rewrites=batch-neighbours,multi-level-prefetch -- %flags > %t.two
// RUN: test -s %t.one && diff %t.one %t.two
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
