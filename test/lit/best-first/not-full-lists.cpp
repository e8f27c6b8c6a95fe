// Nodes whose lists are full are passed over: a list that grows is no memory of
// which nodes were seen.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s --allow-empty
// CHECK-NOT: {{^}}code.cpp:{{[0-9]+}}: best-first
#include "ann.h"
#include <vector>

struct Candidate {
  int id;
  float far;
};

void join(Pool &pool, std::vector<std::vector<Candidate>> &lists,
          Graph &graph, const float *base, int dim, unsigned most) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (lists[id].size() > most)
        continue;
      float d = distanceTo(base + node * dim, base + id * dim);
      lists[id].push_back({node, d});
      pool.insert(id, d);
    }
  }
}
