// A compilation database has the flags; without a command for the file there is
// nothing to go by.
// RUN: %prepare
// RUN: mkdir %t/build
// RUN: echo '[{"directory": "%t/build", "file": "../code.cpp", "arguments": ["c++", "-std=c++17", "-I", "%inputs", "-c", "../code.cpp", "-o", "code.o", "-MD"]}]' > %t/build/compile_commands.json
// RUN: crinn-rewrite apply --root=%t -p %t/build %t/code.cpp > %t/one
// RUN: test -s %t/one
// RUN: %rewrite -- %flags > %t/two
// RUN: diff %t/one %t/two
// RUN: cp %t/code.cpp %t/other.cpp
// RUN: %code crinn-rewrite apply --root=%t -p %t/build %t/other.cpp 2> %t/err
// RUN: %code crinn-rewrite apply --root=%t -p %t %t/code.cpp 2>> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: other.cpp: not in {{.*}}compile_commands.json; build that target, or give flags after --
// CHECK-NEXT: code 3
// CHECK-NEXT: compile_commands.json: no compilation database
// CHECK-NEXT: code 3
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
