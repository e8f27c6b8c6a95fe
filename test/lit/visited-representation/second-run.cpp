// A class has the same number before and after, so a second run changes nothing;
// and from there the first one is chosen again.
// RUN: %vary visited_sets.cpp
// RUN: cp %t/code.cpp %t.before
// RUN: %rewrite --in-place --rewrites=visited-representation --set=visited-representation.choice=1 -- %flags
// RUN: %rewrite -v --check --rewrites=visited-representation --set=visited-representation.choice=1 -- %flags 2>&1 | FileCheck %s
// RUN: %rewrite --in-place --rewrites=visited-representation --set=visited-representation.choice=2 -- %flags
// RUN: diff %t.before %t/code.cpp
// RUN: %rewrite -v --check --rewrites=visited-representation --set=visited-representation.choice=2 -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: visited-representation: already so
