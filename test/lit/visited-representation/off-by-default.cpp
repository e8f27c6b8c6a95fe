// Which class is best depends on the size of the index: it has to be asked for.
// RUN: %vary visited_sets.cpp
// RUN: %rewrite -v -- %flags 2>&1 | FileCheck %s
// CHECK-NOT: visited-representation
