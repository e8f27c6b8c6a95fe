// One entry point for every query: the loop over the queries is not one over
// entry points. The distance is in the pair; both heaps are in one object.
// RUN: %prepare
// RUN: %scan --idiom=seed,best-first -- %flags | FileCheck %s
// CHECK: {{^}}code.cpp:{{[0-9]+}}: seed in batch
// CHECK-NOT:   expand
// CHECK:   distance {{.*}} distanceTo(query, base + entry * dim)
// CHECK:   insert {{.*}} state.open.push({
// CHECK-NEXT:   insert {{.*}} state.nearest.push( std::make_pair(
// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in batch
// CHECK:   pool {{.*}} state.open
// CHECK:   result {{.*}} state.nearest
// CHECK:   current {{.*}} node
#include "ann.h"
#include <queue>

struct State {
  std::priority_queue<std::pair<float, int>> open, nearest;
};

void batch(State &state, Graph &graph, Visited &visited, const float *base,
           int dim, const float *queries, int n, int entry, unsigned ef) {
  for (int i = 0; i < n; ++i) {
    const float *query = queries + i * dim;
    state.open.push({-distanceTo(query, base + entry * dim), entry});
    state.nearest.push(
        std::make_pair(distanceTo(query, base + entry * dim), entry));
    while (!state.open.empty()) {
      auto [far, node] = state.open.top();
      state.open.pop();
      for (int j = 0; j < graph.degree(); ++j) {
        int id = graph.at(node, j);
        if (!visited.insert(id))
          continue;
        float d = distanceTo(query, base + id * dim);
        if (state.nearest.size() < ef || d < state.nearest.top().first) {
          state.open.emplace(-d, id);
          state.nearest.emplace(d, id);
        }
      }
    }
  }
}
