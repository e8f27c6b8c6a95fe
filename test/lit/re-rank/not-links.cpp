// A node's own links are scored to choose among them.
// RUN: %prepare
// RUN: %scan --idiom=re-rank -- %flags > %t/out
// RUN: not grep -v "near miss\|^  no " %t/out
#include "ann.h"

void shrink(Graph &graph, int node, Pool &candidates, const float *base,
            int dim) {
  const int *links = graph.list(node);
  for (int j = 0; j < graph.degree(); ++j) {
    int id = links[j];
    float d = distanceTo(base + node * dim, base + id * dim);
    candidates.insert(id, d);
  }
}
