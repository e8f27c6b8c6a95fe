// The loop over the list is split after that, the further starts stay as they are.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --in-place -v --rewrites=batch-neighbours,tiered-entry-points -- %flags 2>&1 | FileCheck %s
// CHECK: tiered-entry-points: rewritten
// CHECK-NEXT: batch-neighbours: rewritten
// RUN: %clang -std=c++11 -fsyntax-only -I %inputs %t/code.cpp
// RUN: FileCheck %s --check-prefix=MADE --input-file=%t/code.cpp
// MADE: // Also start from rows
// MADE: Id id = rows /
// MADE: Id batch[32];
