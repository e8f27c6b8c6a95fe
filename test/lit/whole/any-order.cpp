// Many units: the same bytes for any -j and any order of the arguments.
// RUN: %prepare
// RUN: %python %inputs/many.py %t/code.cpp %t/many 40
// RUN: crinn-rewrite scan -j1 --root=%t %t/many/*.cpp --json -- %flags > %t/one 2> %t/one.err
// RUN: crinn-rewrite scan -j 7 --root=%t %t/many --json -- %flags > %t/two 2> %t/two.err
// RUN: %python -c "import glob,sys,subprocess; f=sorted(glob.glob(sys.argv[1]+'/many/*.cpp'),reverse=True); sys.exit(subprocess.run(['crinn-rewrite','scan','-j3','--root='+sys.argv[1],*f,f[0],'--json','--',*sys.argv[2:]],stdout=open(sys.argv[1]+'/three','w'),stderr=open(sys.argv[1]+'/three.err','w')).returncode)" %t %flags
// RUN: cmp %t/one %t/two && cmp %t/one %t/three
// RUN: cmp %t/one.err %t/two.err && cmp %t/one.err %t/three.err
// RUN: %python -c "import json,sys; s=json.load(open(sys.argv[1]))['sites']; print(len(s), s[0]['file'], s[-1]['file'])" %t/one | FileCheck %s
// RUN: FileCheck %s --input-file=%t/one.err --check-prefix=SAID
// CHECK: 40 many/0000.cpp many/0039.cpp
// SAID: nowhere.h: no such header; included by {{.*}}0000.cpp and 39 more
#include "ann.h"
#include "nowhere.h"

static void search(Pool &pool, Graph &graph, Visited &visited,
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
