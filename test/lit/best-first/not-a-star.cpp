// A*: a node goes into the heap again whenever a shorter way to it is found.
// The length of the way is no memory of what was visited.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s --allow-empty
// CHECK-NOT: {{^}}code.cpp:{{[0-9]+}}: best-first
#include "ann.h"
#include <queue>
#include <utility>
#include <vector>

struct Edge {
  int to;
  float length;
};

float route(const std::vector<std::vector<Edge>> &graph, const float *places,
            int dim, const float *target, int from, int goal) {
  std::vector<float> far(graph.size(), 1e30f);
  std::priority_queue<std::pair<float, int>> open;
  far[from] = 0;
  open.push({0, from});
  while (!open.empty()) {
    int node = open.top().second;
    open.pop();
    if (node == goal)
      break;
    for (const Edge &e : graph[node]) {
      int to = e.to;
      float length = far[node] + e.length;
      if (length < far[to]) {
        far[to] = length;
        float rest = distanceTo(target, places + to * dim);
        open.push({-length - rest, to});
      }
    }
  }
  return far[goal];
}
