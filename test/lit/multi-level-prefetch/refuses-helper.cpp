// A helper of the codebase has one locality.
// RUN: %prepare
// RUN: %refuses-multi-level-prefetch
// CHECK: code.cpp:{{[0-9]+}}: multi-level-prefetch: refused: the prefetch helper fixes the locality
#include "ann.h"

struct Computer {
  const float *Query, *Base;
  int Dim;
  float operator()(int Id) const { return distanceTo(Query, Base + Id * Dim); }
  void prefetch(int Id, int Lines) const {
    for (int I = 0; I < Lines; ++I)
      __builtin_prefetch(Base + Id * Dim + 16 * I);
  }
};

void search(Pool &pool, const Graph &graph, Visited &visited,
            const Computer &computer, int entry) {
  computer.prefetch(entry, 1);
  while (pool.hasNext()) {
    int u = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int v = graph.at(u, i);
      if (v == -1)
        break;
      if (visited.test(v))
        continue;
      visited.set(v);
      float d = computer(v);
      pool.insert(v, d);
    }
  }
}
