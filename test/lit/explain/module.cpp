// --module keeps the idioms and near misses that the module reaches; several are
// joined by "or".
// RUN: %prepare
// RUN: %scan --idiom=best-first --module=search -- %flags | FileCheck %s --check-prefix=SEARCH
// RUN: %scan --idiom=best-first --module=construction -- %flags | FileCheck %s --check-prefix=BUILD
// RUN: %scan --idiom=best-first --module=search,construction --format=summary -- %flags | FileCheck %s --check-prefix=BOTH
// RUN: %scan --idiom=best-first --module=refinement -- %flags | count 0
// SEARCH: best-first in find [search]
// SEARCH: near miss of best-first in walk
// SEARCH-NOT: best-first in insert
// BUILD: best-first in insert [construction]
// BUILD-NOT: in find
// BUILD-NOT: in walk
// BOTH: best-first         2  near misses 1
#include "ann.h"

void insert(Pool &pool, Graph &graph, Visited &seen, const float *base) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen.insert(id))
        pool.insert(id, distanceTo(base, base + id));
    }
  }
}

void find(Pool &pool, Graph &graph, Visited &seen, const float *base) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen.insert(id))
        pool.insert(id, distanceTo(base, base + id));
    }
  }
}

void walk(Pool &pool, Graph &graph, const float *base) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      float d = distanceTo(base, base + id);
      pool.insert(id, d);
    }
  }
}

extern "C" void crinn_build(Pool &pool, Graph &graph, Visited &seen) {
  insert(pool, graph, seen, nullptr);
}
extern "C" void crinn_search(Pool &pool, Graph &graph, Visited &seen) {
  find(pool, graph, seen, nullptr);
  walk(pool, graph, nullptr);
}
