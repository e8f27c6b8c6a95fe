// A helper that fetches one line, always, cannot fetch eight.
// RUN: %prepare
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: the prefetch helper fixes the number of lines{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Computer {
  const float *Base;
  float operator()(int Id) const;
  void prefetch(int Id) const { __builtin_prefetch(Base + Id * 8); }
};

void search(Pool &pool, const Graph &graph, Visited &visited,
            const Computer &computer, int entry) {
  computer.prefetch(entry);
  while (pool.hasNext()) {
    int u = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int v = graph.at(u, i);
      if (visited.test(v))
        continue;
      visited.set(v);
      pool.insert(v, computer(v));
    }
  }
}
