// A range search keeps the ids within a radius, and no distances.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// CHECK: best-first in within
// CHECK:   pool {{.*}} found
// CHECK:   pop {{.*}} found[at++]
// CHECK:   visited-test {{.*}} visited.test(id)
// CHECK:   distance {{.*}} distanceTo(query, base + id * dim)
// CHECK:   insert {{.*}} found.push_back(id)
#include "ann.h"

#include <vector>

void within(std::vector<int> &found, Graph &graph, Visited &visited,
            const float *base, int dim, const float *query, float radius) {
  unsigned at = 0;
  while (at < found.size()) {
    int node = found[at++];
    for (int j = 0; j < graph.degree(); ++j) {
      int id = graph.at(node, j);
      if (visited.test(id))
        continue;
      visited.set(id);
      if (distanceTo(query, base + id * dim) <= radius)
        found.push_back(id);
    }
  }
}
