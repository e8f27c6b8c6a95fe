// A compilation database alone stands for all its files below the root. A header
// that a unit includes is shown once, and one that none includes is looked at
// with the flags of its neighbour; so is a source that the build leaves out.
// RUN: %prepare
// RUN: mkdir -p %t/build %t/src %t/include %t/outside && mv %t/code.cpp %t/include/search.h
// RUN: cp %t/include/search.h %t/src/left_out.cpp && echo '// left out' >> %t/src/left_out.cpp
// RUN: cp %t/include/search.h %t/include/unused.h && echo '// unused' >> %t/include/unused.h
// RUN: echo '#include "search.h"' > %t/src/a.cpp && echo '#include "../src/../include/search.h"' > %t/src/b.cpp
// RUN: cp %t/include/search.h %t/outside/c.cpp
// RUN: %python %inputs/database.py %t/build %t/src/a.cpp %t/src/b.cpp %t/src/not_generated.cpp %t/outside/c.cpp -- c++ -std=c++17 -DSEARCH=1 -I%inputs -I%t/include
// RUN: mkdir %t/work && mv %t/src %t/include %t/work && ln -s work/src %t/src && ln -s work/include %t/include
// RUN: crinn-rewrite scan --root=%t/work -p %t/build 2>&1 | grep -v '^ ' | FileCheck %s --match-full-lines
// RUN: crinn-rewrite scan --root=%t/work -p %t/build %t/work 2>&1 | grep -v '^ ' | FileCheck %s --match-full-lines --check-prefix=ALL
// RUN: %code crinn-rewrite scan --root=%t/empty -p %t/build 2> %t/err
// RUN: mkdir %t/empty && %code crinn-rewrite scan --root=%t/empty -p %t/build 2>> %t/err
// RUN: FileCheck %s --input-file=%t/err --check-prefix=NONE
// CHECK: crinn-rewrite: warning: {{.*}}/work/src/not_generated.cpp: no such file, though the compilation database has it; not looked at
// CHECK-NEXT: include/search.h:[[#@LINE+21]]: best-first in search{{.*}}
// CHECK-NOT: {{.}}
// ALL: crinn-rewrite: warning: 1 sources are not in {{.*}}compile_commands.json; parsed with the flags of the nearest that is
// ALL-NEXT: crinn-rewrite: warning: {{.*}}/work/src/not_generated.cpp: no such file, {{.*}}
// ALL-NEXT: include/search.h:[[#@LINE+17]]: best-first in search{{.*}}
// ALL-NEXT: include/unused.h:[[#@LINE+16]]: best-first in search{{.*}}
// ALL-NEXT: src/left_out.cpp:[[#@LINE+15]]: best-first in search{{.*}}
// ALL-NOT: {{.}}
// NONE: empty: not a directory; give --root one
// NONE-NEXT: code 3
// NONE-NEXT: compile_commands.json: no C++ file below {{.*}}empty; give --root another directory
// NONE-NEXT: code 3
#ifndef INCLUDED
#define INCLUDED
#ifndef SEARCH
#error the flags are missing
#endif
#include "ann.h"
inline void search(Pool &pool, Graph &graph, Visited &visited,
                   const float *base, int dim, const float *query) {

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
#endif
