// What does not pass verification is not written: here a variable that would be
// inserted hides a global, and that is an error. Exit code 5.
// RUN: %prepare
// RUN: %code %rewrite --in-place --rewrites=batch-neighbours -- %flags -Werror=shadow > %t/out 2> %t/err
// RUN: test ! -s %t/out
// RUN: diff %s %t/code.cpp
// RUN: FileCheck %s --input-file=%t/err
// CHECK: error: the edited code has a new diagnostic: error: {{.*}}; nothing was written
// CHECK-NEXT: code 5
#include "ann.h"

int batch = 32;

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
