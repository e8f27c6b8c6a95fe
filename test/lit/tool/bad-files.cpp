// Files that are missing, that are no JSON, that do not parse: one line each, the
// documented exit code, and no file touched.
// RUN: %prepare
// RUN: echo '{"format": "crinn-plan-1", "steps": [' > %t/cut.json
// RUN: echo '{"format": "crinn-plan-9", "steps": []}' > %t/new.json
// RUN: %code %rewrite --in-place --plan=%t/cut.json -- %flags 2> %t/err
// RUN: %code %rewrite --in-place --plan=%t/new.json -- %flags 2>> %t/err
// RUN: %code %rewrite --in-place --plan=%t/none.json -- %flags 2>> %t/err
// RUN: %code crinn-rewrite apply --in-place --root=%t %t/none.cpp -- %flags 2>> %t/err
// RUN: %code crinn-rewrite apply --in-place --root=%t/none %t/code.cpp -- %flags 2>> %t/err
// RUN: %code %rewrite --in-place -- -std=c++17 2>> %t/err
// RUN: cp %t/code.cpp %t/broken.cpp && echo 'int broken = ;' >> %t/broken.cpp && cp %t/broken.cpp %t/kept
// RUN: %code crinn-rewrite apply --in-place --root=%t %t/broken.cpp -- %flags 2>> %t/err
// RUN: diff %s %t/code.cpp
// RUN: diff %t/kept %t/broken.cpp
// RUN: FileCheck %s --input-file=%t/err
// CHECK: cut.json: not JSON; see docs/formats.md
// CHECK-NEXT: code 3
// CHECK-NEXT: new.json: plan: format 'crinn-plan-9' is not crinn-plan-1
// CHECK-NEXT: code 3
// CHECK-NEXT: none.json: cannot read the plan: No such file or directory
// CHECK-NEXT: code 3
// CHECK-NEXT: none.cpp: no such source file
// CHECK-NEXT: code 3
// CHECK-NEXT: none: not a directory; give --root one
// CHECK-NEXT: code 3
// CHECK-NEXT: code.cpp: does not parse: {{.*}}'ann.h' file not found; check the flags after --
// CHECK-NEXT: code 4
// CHECK-NEXT: broken.cpp: does not parse: {{.*}}expected expression; mend it, or give --allow-errors
// CHECK-NEXT: code 4
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
