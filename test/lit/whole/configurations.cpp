// A header under different macros: what only some units see is shown, a place
// that all see once, with the roles of the unit that sees most.
// RUN: %prepare
// RUN: mv %t/code.cpp %t/search.h
// RUN: echo '#include "search.h"' > %t/a.cpp
// RUN: printf '#define PREFETCH 1\n#include "search.h"\n' > %t/b.cpp
// RUN: printf '#define SECOND 1\n#include "search.h"\n' > %t/c.cpp
// RUN: crinn-rewrite scan --root=%t %t/a.cpp %t/b.cpp %t/c.cpp -- %flags 2>&1 | FileCheck %s
// CHECK: search.h:[[#@LINE+12]]: best-first in one
// CHECK: prefetch {{.*}}__builtin_prefetch
// CHECK: search.h:[[#@LINE+29]]: best-first in two
// CHECK-NOT: best-first in
#pragma once
#include "ann.h"
#ifndef PREFETCH
#define PREFETCH 0
#endif

inline void one(Pool &pool, Graph &graph, Visited &visited, const float *base,
                int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
#if PREFETCH
      __builtin_prefetch(base + id * dim);
#endif
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}

#ifdef SECOND
inline void two(Pool &pool, Graph &graph, Visited &visited, const float *base,
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
#endif
