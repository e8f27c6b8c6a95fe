// What is aligned is as it should be, for as many bytes or for fewer; more are
// another thing to ask for.
// RUN: %vary rows_with_links.cpp
// RUN: %rewrite --in-place --rewrites=aligned-storage -- %flags
// RUN: %rewrite -v --check --rewrites=aligned-storage -- %flags 2>&1 | FileCheck %s
// RUN: %rewrite -v --check --rewrites=aligned-storage --set=aligned-storage.bytes=32 -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: already so
// RUN: %rewrite -v --check --rewrites=aligned-storage --set=aligned-storage.bytes=128 -- %flags 2>&1 | FileCheck %s --check-prefix=MORE
// MORE: code.cpp:{{[0-9]+}}: aligned-storage: refused: the array is aligned already, to 64
