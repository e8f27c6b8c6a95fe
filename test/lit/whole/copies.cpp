// The same header through a symlink, through "..", through many units and as a
// copy elsewhere in the tree: one site. Two that differ are two.
// RUN: %prepare
// RUN: mkdir %t/a %t/b %t/c && mv %t/code.cpp %t/a/search.h && cp %t/a/search.h %t/b/search.h
// RUN: ln -s ../a/search.h %t/c/linked.h
// RUN: echo '#include "../a/../a/search.h"' > %t/one.cpp
// RUN: echo '#include "c/linked.h"' > %t/two.cpp
// RUN: echo '#include "b/search.h"' > %t/three.cpp
// RUN: crinn-rewrite scan --root=%t %t/three.cpp %t/two.cpp %t/one.cpp -- %flags > %t/out 2> %t/err
// RUN: grep -v '^ ' %t/out | FileCheck %s --match-full-lines
// RUN: FileCheck %s --input-file=%t/err --check-prefix=SAID
// RUN: echo '// changed' >> %t/b/search.h
// RUN: crinn-rewrite scan --root=%t %t/three.cpp %t/two.cpp %t/one.cpp -- %flags 2>&1 | grep -v '^ ' | FileCheck %s --match-full-lines --check-prefix=TWO
// CHECK: a/search.h:[[#@LINE+14]]: best-first in search{{.*}}
// CHECK-NOT: {{.}}
// SAID: warning: b/search.h: the same as a/search.h, shown once
// SAID-NOT: {{.}}
// TWO: a/search.h:[[#@LINE+10]]: best-first in search{{.*}}
// TWO-NEXT: b/search.h:[[#@LINE+9]]: best-first in search{{.*}}
// TWO-NOT: {{.}}
#pragma once
#include "ann.h"

inline void search(Pool &pool, Graph &graph, Visited &visited,
                   const float *base, int dim, const float *query) {
  int n = 0;

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
