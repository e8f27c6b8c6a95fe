// --interactive shows each step and takes what it is told to.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags > %t/whole
// RUN: printf 'what\nn\ny\n' > %t/said
// RUN: %rewrite --rewrites=batch-neighbours --interactive -- %flags < %t/said > %t/diff 2> %t/err
// RUN: FileCheck %s --check-prefix=ASKED --input-file=%t/err
// ASKED: batch-neighbours: best-first@first(
// ASKED: {{^}}+    {{.*}} batch{{.*}};
// ASKED: Apply this? [y,n,a,q,?] y: take it;
// ASKED: Apply this?
// ASKED: batch-neighbours: best-first@second(
// ASKED: Apply this?
// RUN: grep -c "^@@" %t/diff | grep -qx 1
// RUN: grep -q "second" %t/diff
// Both, by one answer: what is written is what the diff said without questions.
// RUN: printf 'a\n' > %t/said
// RUN: %rewrite --rewrites=batch-neighbours --interactive -- %flags < %t/said > %t/diff
// RUN: diff %t/whole %t/diff
// At the end of input, and by q, nothing more is taken.
// RUN: %rewrite --rewrites=batch-neighbours --interactive -- %flags < /dev/null > %t/diff
// RUN: test ! -s %t/diff
// RUN: printf 'q\n' > %t/said
// RUN: %rewrite --rewrites=batch-neighbours --interactive --in-place -- %flags < %t/said
// RUN: diff %s %t/code.cpp
// A step that builds on one that was left out is left out too.
// RUN: printf 'n\nn\ny\ny\n' > %t/said
// RUN: %rewrite --rewrites=batch-neighbours,batched-distance --interactive -- %flags < %t/said > %t/diff 2> %t/err
// RUN: grep -q "left out, since it builds on another: " %t/err
// RUN: test ! -s %t/diff
// RUN: %code %rewrite --interactive --check -- %flags 2> %t/code
// RUN: grep -qx "code 2" %t/code
// RUN: %code %rewrite --interactive --sarif=%t/s.sarif -- %flags 2> %t/code
// RUN: grep -qx "code 2" %t/code
#include "ann.h"

static float squared(const float *a, const float *b, int d) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

void first(Pool &pool, Graph &graph, Visited &visited, const float *base,
           int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = squared(query, base + id * dim, dim);
      pool.insert(id, d);
    }
  }
}

void second(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = squared(query, base + id * dim, dim);
      pool.insert(id, d);
    }
  }
}
