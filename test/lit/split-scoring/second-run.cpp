// A search whose distances are computed first is left as it is, by this rewrite and by
// those that came before.
// RUN: %vary collected_search.cpp
// RUN: %rewrite --in-place --rewrites=split-scoring -- %flags
// RUN: grep -q distances %t/code.cpp
// RUN: %rewrite -v --check --rewrites=split-scoring -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: already so
// RUN: %rewrite -v --check --rewrites=batch-neighbours,prefetch-lookahead,batched-distance -- %flags 2>&1 | FileCheck %s --check-prefix=BEFORE
// BEFORE: batch-neighbours: refused
// BEFORE: prefetch-lookahead: refused
// BEFORE: batched-distance: refused
// RUN: %scan -- %flags | FileCheck %s --check-prefix=SCAN
// SCAN: best-first in search
// SCAN: distance {{.*}} measure(id)
// SCAN: insert {{.*}} pool.insert(id, distance)
