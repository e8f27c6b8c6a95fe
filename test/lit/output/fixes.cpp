// --export-fixes: clang-apply-replacements makes of it what --in-place writes,
// under a path with a space and a letter that is not ASCII.
// RUN: rm -rf %t && mkdir -p "%t/my ä/one" "%t/fixes" && cp %s "%t/my ä/one/code.cpp"
// RUN: crinn-rewrite apply "--root=%t/my ä" "%t/my ä/one/code.cpp" --export-fixes=%t/fixes/f.yaml -- %flags > %t/diff
// RUN: diff %s "%t/my ä/one/code.cpp"
// RUN: FileCheck %s --check-prefix=YAML --input-file=%t/fixes/f.yaml
// YAML:      ---
// YAML-NEXT: MainSourceFile:
// YAML-NEXT: Replacements:
// YAML-NEXT:   - FilePath:
// YAML-NEXT:     Offset:
// YAML-NEXT:     Length:
// YAML-NEXT:     ReplacementText:
// YAML:      ...
// RUN: ls -A %t/fixes | count 1
// RUN: cp -r "%t/my ä" %t/saved
// RUN: clang-apply-replacements-19 %t/fixes
// RUN: cp "%t/my ä/one/code.cpp" %t/applied && cp %t/saved/one/code.cpp "%t/my ä/one/code.cpp"
// RUN: not diff -q %s %t/applied
// RUN: crinn-rewrite apply "--root=%t/my ä" "%t/my ä/one/code.cpp" --in-place -- %flags
// RUN: cmp %t/applied "%t/my ä/one/code.cpp"
// With nothing left to do the file has no replacement, instead of the old ones.
// RUN: crinn-rewrite apply "--root=%t/my ä" "%t/my ä/one/code.cpp" --export-fixes=%t/fixes/f.yaml -- %flags
// RUN: grep -q "Replacements: *\[\]" %t/fixes/f.yaml
// RUN: clang-apply-replacements-19 %t/fixes
// RUN: cmp %t/applied "%t/my ä/one/code.cpp"
// A plan gives the same fixes, and so does --check.
// RUN: %prepare
// RUN: %rewrite --emit-plan=%t/plan.json --export-fixes=%t/one.yaml -- %flags > %t/diff
// RUN: %rewrite --plan=%t/plan.json --export-fixes=%t/two.yaml -- %flags > %t/diff
// RUN: cmp %t/one.yaml %t/two.yaml
// RUN: not %rewrite --check --export-fixes=%t/three.yaml -- %flags
// RUN: cmp %t/one.yaml %t/three.yaml
// The line ends of Windows are kept.
// RUN: mkdir %t/crlf && sed -i 's/$/\r/' %t/code.cpp && cp %t/code.cpp %t/before.cpp
// RUN: %rewrite --export-fixes=%t/crlf/f.yaml -- %flags > %t/diff
// RUN: clang-apply-replacements-19 %t/crlf
// RUN: mv %t/code.cpp %t/applied.cpp && mv %t/before.cpp %t/code.cpp
// RUN: %rewrite --in-place -- %flags
// RUN: cmp %t/applied.cpp %t/code.cpp
#include "ann.h"

// ä: bytes are not characters
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
