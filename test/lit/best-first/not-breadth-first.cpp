// Breadth first: no distance.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"

#include <queue>

void reach(std::queue<int> &open, Graph &graph, Visited &visited) {
  while (!open.empty()) {
    int node = open.front();
    open.pop();
    for (int j = 0; j < graph.degree(); ++j) {
      int id = graph.at(node, j);
      if (visited.test(id))
        continue;
      visited.set(id);
      open.push(id);
    }
  }
}
