// Types and functions of a missing header are unknown; what does not need them
// keeps its roles. No number of errors ends the parse.
// RUN: %prepare
// RUN: %python -c "print('\n'.join('Unknown%%d value%%d = make(%%d);' %% (i, i, i) for i in range(60)))" > %t/noise.h
// RUN: %scan-loud -- %flags 2> %t/err | FileCheck %s
// RUN: FileCheck %s --input-file=%t/err --check-prefix=SAID
// CHECK: best-first in Index::search
// CHECK: distance {{.*}} distanceTo(query, base + id * dim)
// CHECK: insert {{.*}} pool.insert(id, d)
// SAID: code.cpp: has errors
// SAID: engine/space.h: no such header
#include "ann.h"
#include "engine/space.h"
#include "noise.h"

class Index : public engine::Base {
  engine::Space *space;
  mutable engine::Lock lock;

public:
  void search(Pool &pool, Graph &graph, Visited &visited, const float *query,
              engine::Filter *filter) const {
    engine::Guard guard(lock);
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.test(id) || !filter->accepts(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, base + id * dim);
        pool.insert(id, d);
      }
    }
  }

private:
  const float *base;
  int dim;
};
