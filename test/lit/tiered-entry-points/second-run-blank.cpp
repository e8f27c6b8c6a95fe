// A second run finds nothing to do.
// RUN: %vary graph_search.cpp
// RUN: %rewrite --in-place -v --rewrites=tiered-entry-points -- %flags 2>&1 | FileCheck %s
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags | count 0
// CHECK: tiered-entry-points: rewritten
