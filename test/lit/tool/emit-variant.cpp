// A variant directory: the changed file below overlay/, and what it is.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours --emit-variant=%t/variant -- %flags > %t/diff
// RUN: diff %s %t/code.cpp
// RUN: find %t/variant -type f | sort | sed 's,.*/variant/,,' | FileCheck %s --check-prefix=FILES
// FILES:      overlay/code.cpp
// FILES-NEXT: variant.json
// FILES-NOT:  {{.}}
// RUN: %rewrite --rewrites=batch-neighbours --in-place -- %flags
// RUN: diff %t/code.cpp %t/variant/overlay/code.cpp
// RUN: FileCheck %s --input-file=%t/variant/variant.json
// CHECK-DAG: "format": "crinn-variant-1"
// CHECK-DAG: "title": "Collect the unvisited neighbours before scoring them"
// CHECK-DAG: "class": "exact"
// CHECK-DAG: "abi": "kept"
// CHECK-DAG: "path": "code.cpp"
// RUN: sha256sum %t/variant/overlay/code.cpp | cut -c1-64 > %t/sum
// RUN: grep -q -F -f %t/sum %t/variant/variant.json
// A directory that is there is not written into.
// RUN: cp %s %t/code.cpp
// RUN: %code %rewrite --rewrites=batch-neighbours --emit-variant=%t/variant -- %flags 2> %t/err
// RUN: FileCheck %s --check-prefix=THERE --input-file=%t/err
// THERE: exists already; name a new directory
// THERE-NEXT: code 3
// A relative name is of the working directory, with its parents made.
// RUN: rm -rf %t/else && mkdir -p %t/else && cp %s %t/code.cpp && cd %t/else
// RUN: %rewrite --rewrites=batch-neighbours --emit-variant=new/variant -- %flags
// RUN: diff %t/variant/variant.json %t/else/new/variant/variant.json
// RUN: find %t/else/new -name '*.part*' | count 0
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
