// A far look-ahead that is not beyond the near one is a wrong option.
// RUN: %prepare
// RUN: %code %rewrite --rewrites=multi-level-prefetch --set=multi-level-prefetch.ahead=12 -- %flags > %t/out 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// RUN: test ! -s %t/out
// CHECK: multi-level-prefetch: far=12 is not beyond ahead=12
// CHECK: code 2
#include "ann.h"

const float *vectorOf(int Id);
struct Base {
  const float *Data;
  size_t Dim;
  const float *row(int Id) const { return Data + Id * Dim; }
};

void search(Pool &pool, Graph &graph, Visited &visited, const Base &base,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base.row(id));
      pool.insert(id, d);
    }
  }
}
