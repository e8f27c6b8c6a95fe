// The same with a bound that is a member.
// RUN: %prepare
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: the loop's body may change the loop's end{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Search {
  int size;
  void run(Pool &pool, Graph &graph, Visited &visited, const float *base,
           const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      size = 64;
      for (int i = 0; i < size; ++i) {
        int id = graph.at(node, i);
        if (id == -1)
          size = i;
        if (visited.test(id))
          continue;
        visited.set(id);
        pool.insert(id, distanceTo(query, base + id * 8));
      }
    }
  }
};
