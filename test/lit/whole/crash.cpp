// A unit on which the compiler dies, and one whose flags it does not take, are
// named; the others' results are shown. The exit code tells.
// RUN: %prepare
// RUN: cp %t/code.cpp %t/z.cpp
// RUN: echo '#pragma clang __debug crash' > %t/dies.cpp
// RUN: %code crinn-rewrite scan --root=%t -j2 %t/z.cpp %t/dies.cpp %t/code.cpp -- %flags > %t/out 2> %t/err
// RUN: grep -v '^ ' %t/out | FileCheck %s --match-full-lines
// RUN: FileCheck %s --input-file=%t/err --check-prefix=SAID
// RUN: %python %inputs/database.py %t %t/z.cpp -- c++ -std=c++17 -I%inputs
// RUN: %python -c "import json,sys; p=sys.argv[1]+'/compile_commands.json'; d=json.load(open(p)); d.append({'directory': sys.argv[1], 'file': 'code.cpp', 'arguments': ['c++', '-march=abacus', 'code.cpp']}); json.dump(d, open(p,'w'))" %t
// RUN: %code crinn-rewrite scan --root=%t -p %t > %t/out 2> %t/err
// RUN: grep -v '^ ' %t/out | FileCheck %s --match-full-lines --check-prefix=ONE
// RUN: FileCheck %s --input-file=%t/err --check-prefix=ABACUS
// CHECK: code.cpp:[[#@LINE+16]]: best-first in search{{.*}}
// CHECK-NOT: near miss
// SAID: warning: z.cpp: the same as code.cpp, shown once
// SAID: error: {{.*}}dies.cpp: not looked at: the worker was killed by signal
// SAID: code 6
// ONE: z.cpp:[[#@LINE+11]]: best-first in search{{.*}}
// ONE-NOT: {{.}}
// ABACUS: error: {{.*}}code.cpp: does not parse: {{.*}}abacus
// ABACUS-NEXT: code 4
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  int n = 0;
  ++n;

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
