// A file that cannot be written, and options that cannot be: one line, the
// documented exit code, nothing half written.
// RUN: %prepare
// RUN: mkdir %t/dir
// RUN: %code %rewrite --export-fixes=%t/no/such/f.yaml -- %flags > %t/out 2> %t/err
// RUN: %code %rewrite --sarif=%t/no/such/log.sarif -- %flags >> %t/out 2>> %t/err
// RUN: %code %rewrite --sarif=%t/dir -- %flags >> %t/out 2>> %t/err
// RUN: %code %rewrite --in-place --export-fixes=%t/f.yaml -- %flags >> %t/out 2>> %t/err
// RUN: %code %rewrite --in-place --sarif=%t/log.sarif -- %flags >> %t/out 2>> %t/err
// RUN: %code %rewrite --sarif=%t/code.cpp -- %flags >> %t/out 2>> %t/err
// RUN: %code %rewrite --export-fixes=%t/other.h -- %flags >> %t/out 2>> %t/err
// RUN: count 0 < %t/out
// RUN: diff %s %t/code.cpp
// RUN: find %t -type f | sort | sed 's,.*/,,' | tr '\n' ' ' > %t.left
// RUN: grep -qx "code.cpp err out " %t.left
// RUN: FileCheck %s --input-file=%t/err
// CHECK: error: {{.*}}/no/such/f.yaml: cannot be written: {{.+}}
// CHECK-NEXT: code 7
// CHECK-NEXT: error: {{.*}}/no/such/log.sarif: cannot be written: {{.+}}
// CHECK-NEXT: code 7
// CHECK-NEXT: error: {{.*}}/dir: cannot be written: {{.+}}
// CHECK-NEXT: code 7
// CHECK-NEXT: error: --in-place and --export-fixes exclude each other: {{.+}}
// CHECK-NEXT: code 2
// CHECK-NEXT: error: --in-place and --sarif exclude each other: {{.+}}
// CHECK-NEXT: code 2
// CHECK-NEXT: error: --sarif={{.*}}/code.cpp: is named as a source; name another file
// CHECK-NEXT: code 2
// CHECK-NEXT: error: --export-fixes={{.*}}/other.h: is named as a source; name another file
// CHECK-NEXT: code 2
// A path that is not UTF-8 cannot be stated in either; what is not UTF-8 in the
// source is no matter, where it stays as it is.
// RUN: not %python -c "import os, shutil, subprocess, sys; d = os.fsencode(sys.argv[1]) + bytes([47, 228]); os.makedirs(d); shutil.copy(sys.argv[2], d + b'/code.cpp'); sys.exit(subprocess.call(['crinn-rewrite', 'apply', b'--root=' + d, d + b'/code.cpp'] + sys.argv[3:]))" %t %s --sarif=%t/log.sarif -- %flags 2> %t/err
// RUN: not test -e %t/log.sarif
// RUN: FileCheck %s --check-prefix=PATH --input-file=%t/err
// PATH: error: code.cpp: the path is not UTF-8, which --sarif needs; use the diff or --in-place
// RUN: sed -i 's/KNOWN/\xE4/' %t/code.cpp
// RUN: %code %rewrite --export-fixes=%t/one --sarif=%t/./one -- %flags > %t/out 2> %t/err
// RUN: FileCheck %s --check-prefix=SAME --input-file=%t/err
// RUN: test ! -s %t/out && test ! -e %t/one
// SAME: --export-fixes and --sarif name the same file: {{.*}}one
// SAME: code 2
// RUN: %rewrite --export-fixes=%t/f.yaml --sarif=%t/log.sarif -- %flags > %t/out
// RUN: %python %inputs/sarif.py %t/log.sarif %t --fixes
// RUN: not diff -q %s %t/code.cpp
#include "ann.h"

// KNOWN
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
