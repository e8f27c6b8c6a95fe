// A header that is not there stops no scan: it is named once, however often it is
// included, and the search behind it is found. apply, which verifies, refuses.
// RUN: %prepare
// RUN: cp %t/code.cpp %t/other.cpp
// RUN: %code crinn-rewrite scan --root=%t %t/code.cpp %t/other.cpp -- %flags > %t/out 2> %t/err
// RUN: FileCheck %s --input-file=%t/out
// RUN: FileCheck %s --input-file=%t/err --check-prefix=SAID
// RUN: %code %rewrite -- %flags 2>&1 | FileCheck %s --check-prefix=APPLY
// CHECK: code.cpp:[[#@LINE+17]]: best-first in search
// SAID-NOT: easylogging
// SAID-DAG: code.cpp: has errors, used as far as it parses: {{.*}}'INFO'
// SAID-DAG: other.cpp: has errors, used as far as it parses: {{.*}}'INFO'
// SAID-DAG: easylogging++.h: no such header; included by {{.*}}code.cpp and 1 more, looked at without it
// SAID-DAG: code 0
// SAID-NOT: easylogging
// APPLY: 'easylogging++.h' file not found
// APPLY-NEXT: code 4
#include "ann.h"
#include <easylogging++.h>
#include "easylogging++.h"

void note(int node) { LOG(INFO) << "visiting " << node; }

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    LOG(DEBUG) << node;
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
