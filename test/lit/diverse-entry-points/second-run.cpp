// A second run finds nothing to do.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --in-place -v --rewrites=diverse-entry-points -- %flags 2>&1 | FileCheck %s
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags | count 0
// CHECK: diverse-entry-points: rewritten
