// A lambda that tests, scores and inserts stands ahead of the loop: it runs
// where it is called for each neighbour, not where the entry point is offered.
// RUN: %prepare
// RUN: %scan --idiom=best-first,seed -- %flags | FileCheck %s
// RUN: %refuses-batch --check-prefix=REFUSED
// CHECK-NOT: seed in
// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in search
// CHECK:   expand {{.*}} for (int i = 0; i < graph.degree(); ++i)
// CHECK:   visited-test {{.*}} visited.test(v)
// CHECK:   distance {{.*}} distanceTo(query, base + v * dim)
// CHECK:   insert {{.*}} open.emplace(-d, v)
// CHECK:   insert {{.*}} nearest.emplace(d, v)
// CHECK-NOT: seed in
// REFUSED: the search is not of the plain form
#include "ann.h"
#include <queue>
#include <vector>

void search(Graph &graph, Visited &visited, const float *base, int dim,
            const float *query, int entry, unsigned ef,
            std::priority_queue<std::pair<float, int>> &nearest) {
  std::priority_queue<std::pair<float, int>> open;
  auto visit = [&](int v) {
    if (visited.test(v))
      return;
    visited.set(v);
    float d = distanceTo(query, base + v * dim);
    if (nearest.size() < ef || d < nearest.top().first) {
      open.emplace(-d, v);
      nearest.emplace(d, v);
    }
  };
  visit(entry);
  while (!open.empty()) {
    int node = open.top().second;
    open.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int other = graph.at(node, i);
      visit(other);
    }
  }
}
