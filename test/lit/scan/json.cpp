// Roles for programs: valid JSON, one object per place.
// RUN: %prepare
// RUN: %scan --json -- %flags > %t/sites.json
// RUN: %python -c "import json,sys; s=json.load(open(sys.argv[1]))['sites'][0]; print(s['id'], s['function'], s['file']); [print(k, [r['source'] for r in v]) for k,v in sorted(s['roles'].items())]" %t/sites.json | FileCheck %s
// CHECK:      best-first@search(Pool &, Graph &, Visited &, const float *, int, const float *)#0 search code.cpp
// CHECK-NEXT: current ['node']
// CHECK-NEXT: distance ['distanceTo(query, base + id * dim)']
// CHECK-NEXT: expand ['for (int i = 0; i < graph.degree(); ++i)']
// CHECK-NEXT: insert ['pool.insert(id, d)']
// CHECK-NEXT: neighbour ['id']
// CHECK-NEXT: pool ['pool']
// CHECK-NEXT: pop ['pool.pop()']
// CHECK-NEXT: stop ['pool.hasNext()']
// CHECK-NEXT: visited-mark ['visited.set(id)']
// CHECK-NEXT: visited-test ['visited.test(id)']
// CHECK-NOT: {{.}}
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
