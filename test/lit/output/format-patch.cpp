// --format-patch: git am makes of it what --in-place writes, below a root that
// is a directory of the repository, under a path with a space.
// RUN: rm -rf %t && mkdir -p "%t/re po/src" && cp %s "%t/re po/src/code.cpp"
// RUN: cd "%t/re po" && git init -q . && git add -A
// RUN: env GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@b.c GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@b.c git commit -q -m one
// RUN: git clone -q "%t/re po" %t/clone
// RUN: env "GIT_AUTHOR_NAME=Zoë Ann" GIT_AUTHOR_EMAIL=z@b.c crinn-rewrite apply "--root=%t/re po/src" src/code.cpp --format-patch=%t/one.patch -- %flags > %t/diff
// RUN: diff %s src/code.cpp
// RUN: FileCheck %s --input-file=%t/one.patch
// CHECK: From: =?UTF-8?q?Zo=C3=AB=20Ann?= <z@b.c>
// CHECK: Subject: [PATCH] Collect the unvisited neighbours before scoring them
// CHECK: batch-neighbours, class exact:
// CHECK-NEXT: collect the unvisited neighbours first, then score them
// CHECK-NEXT: - search({{.*}})
// CHECK: prefetch-lookahead, class exact:
// CHECK: Parsed and verified, not measured.
// CHECK: Assisted-by: crinn
// CHECK: src/code.cpp |
// RUN: cd %t/clone && env GIT_COMMITTER_NAME=B GIT_COMMITTER_EMAIL=b@b.c git am -q %t/one.patch
// RUN: crinn-rewrite apply "--root=%t/re po/src" "%t/re po/src/code.cpp" --in-place -- %flags
// RUN: cmp src/code.cpp "%t/re po/src/code.cpp"
// With nothing left to do there is no patch.
// RUN: cd "%t/re po" && crinn-rewrite apply --root=src src/code.cpp --format-patch=%t/none.patch -- %flags
// RUN: test ! -e %t/none.patch
// Lines that end in CRLF.
// RUN: cd %t/clone && cp %s src/code.cpp && sed -i 's/$/\r/' src/code.cpp && git add -A
// RUN: env GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@b.c GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@b.c git commit -q -m crlf
// RUN: env GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@b.c crinn-rewrite apply --root=src src/code.cpp --format-patch=%t/crlf.patch -- %flags 2> %t/err
// RUN: grep -q "git am --keep-cr" %t/err
// RUN: env GIT_COMMITTER_NAME=B GIT_COMMITTER_EMAIL=b@b.c git am -q --keep-cr %t/crlf.patch
// RUN: crinn-rewrite apply --root=src src/code.cpp --check -- %flags
// An author whom git does not know.
// RUN: cp %s src/code.cpp
// RUN: %code env GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=user.useConfigOnly GIT_CONFIG_VALUE_0=true crinn-rewrite apply --root=src src/code.cpp --format-patch=%t/no.patch -- %flags > %t/out 2> %t/code
// RUN: grep -q "git knows no author there; set user.name" %t/code
// RUN: grep -qx "code 7" %t/code
// RUN: test ! -e %t/no.patch
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
