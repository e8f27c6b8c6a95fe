// The neighbours come to a callback that a driver calls.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// CHECK: best-first in search
// CHECK:   expand {{.*}} graph.each(node, 
// CHECK:   neighbour {{.*}} id
// CHECK:   visited-test {{.*}} visited.test(id)
// CHECK:   insert {{.*}} pool.insert(id, d)
#include "ann.h"

struct Lists {
  template <class F> void each(int Node, F Do) {
    for (int i = 0; i < Degree; ++i)
      Do(Links[Node * Degree + i]);
  }
  const int *Links;
  int Degree;
};

void search(Pool &pool, Lists &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    graph.each(node, [&](int id) {
      if (visited.test(id))
        return;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    });
  }
}
