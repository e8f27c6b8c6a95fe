// Each wrong word on the command line: one line that names it, exit code 2, and
// no file touched.
// RUN: %prepare
// RUN: %code %rewrite --in-place --rewrites=no-such -- %flags 2> %t/err
// RUN: %code %rewrite --in-place --set=batch-neighbours.depth=3 -- %flags 2>> %t/err
// RUN: %code %rewrite --in-place --set=batch-neighbours.size=3 -- %flags 2>> %t/err
// RUN: %code %rewrite --in-place --set=batch-neighbours.size=many -- %flags 2>> %t/err
// RUN: %code %rewrite --in-place --rewrites=prefetch-lookahead --set=batch-neighbours.size=8 -- %flags 2>> %t/err
// RUN: %code %rewrite --in-place --check -- %flags 2>> %t/err
// RUN: sed 's/#0/#7/' %inputs/plan.json > %t/plan.json
// RUN: %code %rewrite --in-place --plan=%t/plan.json -- %flags 2>> %t/err
// RUN: %code crinn-rewrite apply 2>> %t/err
// RUN: %code crinn-rewrite 2>> %t/err
// RUN: diff %s %t/code.cpp
// RUN: FileCheck %s --input-file=%t/err
// CHECK: error: no-such: no such rewrite; there are: precomputed-degrees, diverse-entry-points, tiered-entry-points, batch-neighbours
// CHECK-NEXT: code 2
// CHECK-NEXT: error: batch-neighbours: no parameter 'depth'; see crinn-rewrite list
// CHECK-NEXT: code 2
// CHECK-NEXT: error: batch-neighbours: size=3 is not in [4, 256]
// CHECK-NEXT: code 2
// CHECK-NEXT: error: --set=batch-neighbours.size=many: not rewrite.param=integer
// CHECK-NEXT: code 2
// CHECK-NEXT: error: --set=batch-neighbours.size=8: batch-neighbours is not among the rewrites to apply
// CHECK-NEXT: code 2
// CHECK-NEXT: error: --in-place and --check exclude each other
// CHECK-NEXT: code 2
// CHECK-NEXT: #7: no such site; crinn-rewrite scan lists them
// CHECK-NEXT: code 2
// CHECK-NEXT: error: no files given; see crinn-rewrite --help
// CHECK-NEXT: code 2
// CHECK-NEXT: error: no subcommand; one of scan, list, apply
// CHECK-NEXT: code 2
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
