// A comment that keeps nothing away, or names no rewrite, is told on stderr and
// in JSON. Not told: one that keeps something away, whether that is asked or not;
// prose; text; what #if skips.
// RUN: %prepare
// RUN: %rewrite -- %flags > %t/out 2> %t/err
// RUN: FileCheck %s --input-file=%t/err --implicit-check-not=warning
// RUN: test -s %t/out
// CHECK:      code.cpp:[[#FIRST:]]: warning: NOCRINNNEXTLINE: it keeps nothing away: no rewrite looks at line {{[0-9]+}}; remove it, or move it to the loop that it is for
// CHECK-NEXT: code.cpp:[[#FIRST+4]]: warning: NOCRINN(batch-neighbors): there is no rewrite 'batch-neighbors'; crinn-rewrite list names them
// CHECK-NEXT: code.cpp:[[#FIRST+5]]: warning: NOCRINN(huge-pages): it keeps nothing away: no rewrite that it names looks at line [[#FIRST+5]]; remove it, or move it to the loop that it is for
// RUN: grep -n "^// NOCRINNNEXTLINE$" %t/code.cpp | cut -d: -f1 > %t/line
// RUN: cut -d: -f2 %t/err | head -n 1 | diff %t/line -
// The same whatever is asked, and however.
// RUN: %rewrite --rewrites=huge-pages -- %flags 2> %t/other
// RUN: diff %t/err %t/other
// RUN: not %rewrite --check -- %flags 2> %t/other
// RUN: diff %t/err %t/other
// RUN: %rewrite --json -- %flags > %t/out.json 2> %t/other
// RUN: diff %t/err %t/other
// RUN: %valid passes/apply.schema.json %t/out.json
// RUN: FileCheck %s --check-prefix=JSON --input-file=%t/out.json
// JSON:      "unused_suppressions": [
// JSON-NEXT:   {
// JSON-NEXT:     "comment": "NOCRINNNEXTLINE",
// JSON-NEXT:     "file": "code.cpp",
// JSON-NEXT:     "line": [[#]],
// JSON-NEXT:     "why": "it keeps nothing away: {{.*}}"
// JSON-COUNT-2: "comment":
// JSON-NOT:  "comment":
// With nothing to do it is told too, and JSON is printed.
// RUN: %rewrite --rewrites=huge-pages --json -- %flags > %t/none.json
// RUN: %valid passes/apply.schema.json %t/none.json
// RUN: grep -q '"diff": ""' %t/none.json
// RUN: FileCheck %s --check-prefix=JSON --input-file=%t/none.json
// A document with one field missing or of another type is no such document.
// RUN: sed 's/"line": [0-9]*/"line": 0/' %t/none.json > %t/bad.json
// RUN: not %valid passes/apply.schema.json %t/bad.json
// Nothing to tell: nothing told.
// RUN: sed -i 's,// NOCRINN[^"]*$,,' %t/code.cpp
// RUN: %rewrite -- %flags 2>&1 > %t/out | count 0
#include "ann.h"

// NOCRINNNEXTLINE
void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop(); // NOCRINN(batch-neighbors)
    for (int i = 0; i < graph.degree(); ++i) { // NOCRINN(huge-pages)
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}

// One may write NOCRINN on the loop's line.
const char *text = "// NOCRINN";
#ifdef NEVER
int skipped; // NOCRINN
#endif

void kept(Pool &pool, Graph &graph, Visited &visited, const float *base,
          int dim, const float *query) {
  // NOCRINNNEXTLINE
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) { // NOCRINN(batch-neighbours)
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
