// A directory: its sources, and the headers that none of them includes. What is
// hidden, another build's, a symlink or no C++ is left out.
// RUN: %prepare
// RUN: mkdir -p %t/lib/.git %t/lib/build %t/lib/deep && mv %t/code.cpp %t/lib/deep/search.hpp
// RUN: cp %t/lib/deep/search.hpp %t/lib/alone.h && echo "// alone" >> %t/lib/alone.h
// RUN: cp %t/lib/deep/search.hpp %t/lib/.git/hidden.cpp && touch %t/lib/build/CMakeCache.txt
// RUN: cp %t/lib/deep/search.hpp %t/lib/build/generated.cpp
// RUN: cp %t/lib/deep/search.hpp %t/lib/notes.txt && ln -s notes.txt %t/lib/linked.cpp
// RUN: echo '#include "search.hpp"' > %t/lib/deep/one.cpp && cp %t/lib/deep/one.cpp %t/lib/deep/two.cc
// RUN: crinn-rewrite scan --root=%t %t/lib -- %flags 2>&1 | grep -v '^ ' | FileCheck %s --match-full-lines
// RUN: crinn-rewrite scan --root=%t '%t/lib/**/*.cpp' -- %flags 2>&1 | grep -v '^ ' | FileCheck %s --match-full-lines --check-prefix=SOME
// RUN: crinn-rewrite scan --root=%t '%t/l?b/*.h' -- %flags 2>&1 | grep -v '^ ' | FileCheck %s --match-full-lines --check-prefix=ALONE
// RUN: mkdir %t/empty && %code crinn-rewrite scan --root=%t %t/empty -- %flags 2> %t/err
// RUN: %code crinn-rewrite scan --root=%t '%t/lib/*.cu' -- %flags 2>> %t/err
// RUN: FileCheck %s --input-file=%t/err --check-prefix=NONE
// CHECK: lib/alone.h:[[#@LINE+21]]: best-first in search{{.*}}
// CHECK-NEXT: lib/deep/search.hpp:[[#@LINE+20]]: best-first in search{{.*}}
// CHECK-NOT: {{.}}
// SOME: lib/deep/search.hpp:[[#@LINE+18]]: best-first in search{{.*}}
// SOME-NOT: {{.}}
// ALONE: lib/alone.h:[[#@LINE+16]]: best-first in search{{.*}}
// ALONE-NOT: {{.}}
// NONE: empty: no C++ file there
// NONE-NEXT: code 3
// NONE-NEXT: *.cu: no C++ file there
// NONE-NEXT: code 3
#pragma once
#include "ann.h"

#ifndef SEARCH_DEFINED // alone.h and search.hpp are never read together
#define SEARCH_DEFINED
inline void search(Pool &pool, Graph &graph, Visited &visited,
                   const float *base, int dim, const float *query) {
  // Written out, since the test counts lines.
  int taken = 0;

  while (pool.hasNext()) {
    int node = pool.pop();
    ++taken;
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
#endif
