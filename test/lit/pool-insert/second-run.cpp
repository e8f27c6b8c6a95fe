// What walks from the end is as it should be.
// RUN: %vary sorted_pool.cpp
// RUN: %rewrite --in-place --rewrites=pool-insert -- %flags
// RUN: %rewrite -v --check --rewrites=pool-insert -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: already so
