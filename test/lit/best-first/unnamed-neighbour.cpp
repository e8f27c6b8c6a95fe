// The neighbour has no variable of its own: an iterator, a pointer, an index.
// The search is found; the rewrites, which work with a name, leave it alone.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// RUN: %refuses-batch --check-prefix=REFUSED
// REFUSED-COUNT-3: the search is not of the plain form
#include "ann.h"
#include <vector>

struct Lists {
  const std::vector<int> &of(int Node) const;
};

// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in iterator
// CHECK:   expand {{.*}} for (auto it = list.begin(); it != list.end(); ++it)
// CHECK:   neighbour {{.*}} *it
// CHECK:   visited-test {{.*}} visited.test(*it)
// CHECK:   distance {{.*}} distanceTo(query, base + *it * dim)
// CHECK:   insert {{.*}} pool.insert(*it, d)
void iterator(Pool &pool, const Lists &lists, Visited &visited,
              const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const std::vector<int> &list = lists.of(node);
    for (auto it = list.begin(); it != list.end(); ++it) {
      if (visited.test(*it))
        continue;
      visited.set(*it);
      float d = distanceTo(query, base + *it * dim);
      pool.insert(*it, d);
    }
  }
}

// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in pointer
// CHECK:   neighbour {{.*}} *p
// CHECK:   insert {{.*}} pool.insert(*p, d)
void pointer(Pool &pool, Graph &graph, Visited &visited, const float *base,
             int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *end = graph.list(node) + graph.degree();
    for (const int *p = graph.list(node); p != end; ++p) {
      if (!visited.insert(*p))
        continue;
      float d = distanceTo(query, base + *p * dim);
      pool.insert(*p, d);
    }
  }
}

// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in index
// CHECK:   neighbour {{.*}} list[i]
// CHECK:   insert {{.*}} pool.insert(list[i], d)
void index(Pool &pool, Graph &graph, Visited &visited, const float *base,
           int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *list = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      if (!visited.insert(list[i]))
        continue;
      float d = distanceTo(query, base + list[i] * dim);
      pool.insert(list[i], d);
    }
  }
}
