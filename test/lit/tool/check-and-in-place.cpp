// --check prints nothing and says by its exit code whether something would
// change; --in-place writes, and then nothing is left to change.
// RUN: %prepare
// RUN: %code %rewrite --check -- %flags > %t/out 2> %t/code
// RUN: grep -qx "code 1" %t/code
// RUN: test ! -s %t/out
// RUN: diff %s %t/code.cpp
// RUN: %rewrite -- %flags > %t/diff
// RUN: %rewrite --in-place -- %flags > %t/out
// RUN: test ! -s %t/out
// RUN: not diff -q %s %t/code.cpp
// RUN: %rewrite --check -- %flags
// RUN: %rewrite -- %flags > %t/out
// RUN: test ! -s %t/out
// What is written is what the diff said.
// RUN: cd %t && git init -q . && git apply -R %t/diff
// RUN: diff %s %t/code.cpp
// With --json it also says what it wrote.
// RUN: %rewrite --in-place --json -- %flags | %python -c "import json,sys; print(json.load(sys.stdin)['diff'], end='')" > %t/said
// RUN: diff %t/diff %t/said
// RUN: not diff -q %s %t/code.cpp
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
