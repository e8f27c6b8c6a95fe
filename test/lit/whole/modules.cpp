// Modules come from the idioms where there is no adapter, and from the adapter
// where there is one. apply without an adapter claims none.
// RUN: %prepare
// RUN: %scan-loud -- %flags 2>&1 | FileCheck %s --check-prefix=IDIOMS
// RUN: %scan-loud -- %flags -DADAPTER 2>&1 | FileCheck %s --check-prefix=ADAPTER
// RUN: %rewrite --rewrites=batch-neighbours --emit-variant=%t/variant -- %flags > %t/diff
// RUN: %python -c "import json,sys; print(json.load(open(sys.argv[1]))['reach']['modules'])" %t/variant/variant.json | FileCheck %s --check-prefix=VARIANT
// IDIOMS: best-first in layer [search]
// IDIOMS: best-first in query [search]
// ADAPTER: best-first in layer [construction]
// ADAPTER: best-first in query [construction, search]
// VARIANT: []
#include "ann.h"

void layer(Pool &pool, Graph &graph, Visited &visited, const float *base,
           int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}

void query(Pool &pool, Graph &graph, Visited &visited, const float *base,
           int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}

#ifdef ADAPTER
struct State {
  Pool pool;
  Graph graph;
  Visited visited;
};
extern "C" void crinn_build(State *s, const float *base, int dim) {
  layer(s->pool, s->graph, s->visited, base, dim, base);
  query(s->pool, s->graph, s->visited, base, dim, base);
}
extern "C" void crinn_search(State *s, const float *base, int dim,
                             const float *q) {
  query(s->pool, s->graph, s->visited, base, dim, q);
}
#endif
