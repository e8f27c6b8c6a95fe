// --idiom keeps what it names; a word that names nothing is an error.
// RUN: %prepare
// RUN: %scan --idiom=best-first,prune --format=summary -- %flags | FileCheck %s
// RUN: %scan --idiom=kernel,prune -- %flags | count 0
// RUN: not %scan-loud --idiom=best-first,worst -- %flags 2>&1 | FileCheck %s --check-prefix=IDIOM
// RUN: not %scan-loud --module=searching -- %flags 2>&1 | FileCheck %s --check-prefix=MODULE
// RUN: not %scan-loud --format=xml -- %flags 2>&1 | FileCheck %s --check-prefix=FORMAT
// RUN: %code %scan-loud --json --format=source -- %flags 2>&1 | FileCheck %s --check-prefix=BOTH
// CHECK: best-first         1  near misses 1
// CHECK-NOT: {{.}}
// IDIOM: error: --idiom=worst: no such idiom; there are: best-first, greedy-descent,
// MODULE: error: --module=searching: no such module; there are: construction, search, refinement
// FORMAT: xml
// BOTH: error: --json and --format exclude each other
// BOTH: code 2
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &seen, const float *base) {
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
