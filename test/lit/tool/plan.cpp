// What was done, as a plan, does it again: with --plan the same diff comes out.
// RUN: %prepare
// RUN: %rewrite --set=batch-neighbours.size=16 --emit-plan=%t/plan.json -- %flags > %t/one
// RUN: test -s %t/one
// RUN: %rewrite --plan=%t/plan.json -- %flags > %t/two
// RUN: diff %t/one %t/two
// RUN: FileCheck %s --input-file=%t/plan.json
// CHECK-DAG: "format": "crinn-plan-1"
// CHECK-DAG: "code.cpp":
// CHECK-DAG: "rewrite": "batch-neighbours"
// CHECK-DAG: "site": "best-first@search({{.*}})#0"
// CHECK-DAG: "size": 16
// A plan for another version of the file is refused, and nothing is written.
// RUN: echo "// more" >> %t/code.cpp && cp %t/code.cpp %t/kept
// RUN: %code %rewrite --in-place --plan=%t/plan.json -- %flags > %t/out 2> %t/err
// RUN: test ! -s %t/out
// RUN: diff %t/kept %t/code.cpp
// RUN: FileCheck %s --check-prefix=STALE --input-file=%t/err
// STALE: error: code.cpp: the plan was made for another version of this file; scan again
// STALE-NEXT: code 3
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
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
