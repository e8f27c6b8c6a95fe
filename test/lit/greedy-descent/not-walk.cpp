// A walk follows links and measures nothing.
// RUN: %prepare
// RUN: %scan --idiom=greedy-descent -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"

int walk(Graph &graph, int node) {
  bool changed = true;
  while (changed) {
    changed = false;
    for (int j = 0; j < graph.degree(); ++j) {
      int id = graph.at(node, j);
      if (id < node) {
        node = id;
        changed = true;
      }
    }
  }
  return node;
}
