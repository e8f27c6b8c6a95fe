// How many steps a search may take, how many answers are wanted and how far
// they may be bound no pool and no result.
// RUN: %prepare
// RUN: %scan --idiom=ef,best-first -- %flags | FileCheck %s
// CHECK-NOT: {{^}}code.cpp:{{[0-9]+}}: ef in
// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in search
// CHECK-NOT: {{^}}code.cpp:{{[0-9]+}}: ef in
#include "ann.h"
#include <vector>

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query, int steps, int k, float radius,
            std::vector<int> &answers) {
  int taken = 0;
  while (pool.hasNext()) {
    if (++taken > steps)
      break;
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (!visited.insert(id))
        continue;
      float d = distanceTo(query, base + id * dim);
      if (d < radius)
        pool.insert(id, d);
    }
  }
  for (int i = 0; i < k; ++i)
    answers[i] = i;
}
