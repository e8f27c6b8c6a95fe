// Beside a list that was counted: that is not asked again of a loop split in two.
// RUN: %vary ended_list.cpp
// RUN: %rewrite -v --rewrites=precomputed-degrees,batch-neighbours,split-scoring -- %flags 2>&1 | FileCheck %s
// CHECK-DAG: precomputed-degrees: rewritten
// CHECK-DAG: batch-neighbours: rewritten
// CHECK-DAG: split-scoring: rewritten
