// --sarif: one result for each site that changes, with a fix; the fixes together
// make what --in-place writes; refusals and suppressions are notes.
// RUN: rm -rf %t && mkdir -p "%t/my ä" && cp %s "%t/my ä/code.cpp"
// RUN: crinn-rewrite apply "--root=%t/my ä" "%t/my ä/code.cpp" --sarif=%t/log.sarif -- %flags > %t/diff 2> %t/err
// RUN: diff %s "%t/my ä/code.cpp"
// RUN: FileCheck %s --input-file=%t/log.sarif
// CHECK:     "text": "NOCRINN: it keeps nothing away{{.*}}"
// CHECK:     "uri": "file://{{.*}}/my%20%C3%A4/"
// CHECK-DAG: "text": "batch-neighbours: {{.*}} Then prefetch-lookahead: {{.*}}"
// CHECK-DAG: "text": "not rewritten: {{.+}}"
// CHECK-DAG: "text": "a comment keeps it away"
// CHECK-DAG: "kind": "inSource"
// RUN: %python %inputs/sarif.py %t/log.sarif "%t/my ä"
// RUN: %python %inputs/sarif_counts.py %t/log.sarif | FileCheck %s --check-prefix=COUNT
// COUNT:      results with a fix: 2, on 2 lines, replacements in two of them: 0
// COUNT-NEXT: refused: {{[1-9][0-9]*}} note
// COUNT-NEXT: suppressed: 1 note
// RUN: cp "%t/my ä/code.cpp" %t/before
// RUN: %python %inputs/sarif.py %t/log.sarif "%t/my ä" --fixes
// RUN: mv "%t/my ä/code.cpp" %t/applied && cp %t/before "%t/my ä/code.cpp"
// RUN: crinn-rewrite apply "--root=%t/my ä" "%t/my ä/code.cpp" --in-place -- %flags
// RUN: not cmp %t/before %t/applied
// RUN: cmp %t/applied "%t/my ä/code.cpp"
// The check notices a fix that is one byte off, and a file that has changed.
// RUN: cp %t/before "%t/my ä/code.cpp"
// RUN: sed 's/"byteLength": \([0-9]*\)/"byteLength": 1\1/' %t/log.sarif > %t/wrong.sarif
// RUN: not %python %inputs/sarif.py %t/wrong.sarif "%t/my ä"
// RUN: echo >> "%t/my ä/code.cpp"
// RUN: not %python %inputs/sarif.py %t/log.sarif "%t/my ä"
// No search: no result, but a log.
// RUN: echo "int main() {}" > "%t/my ä/code.cpp"
// RUN: crinn-rewrite apply "--root=%t/my ä" "%t/my ä/code.cpp" --sarif=%t/log.sarif -- %flags
// RUN: %python %inputs/sarif.py %t/log.sarif "%t/my ä"
// RUN: grep -q '"results": \[\]' %t/log.sarif
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (/* ä */ int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}

void twice(Pool &pool, Graph &graph, Visited &visited, const float *base,
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

void kept(Pool &pool, Graph &graph, Visited &visited, const float *base,
          int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) { // NOCRINN(batch-neighbours)
      int id = graph.at(node, i);
      if (visited.test(id))
        return;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
} // NOCRINN
// NOCRINN({0})
