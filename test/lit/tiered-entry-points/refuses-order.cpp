// The wider beam below the narrower one.
// RUN: %vary one_layer.cpp
// RUN: %code %rewrite --rewrites=tiered-entry-points --set=tiered-entry-points.second=63 -- %flags 2>&1 | FileCheck %s
// CHECK: tiered-entry-points: second=63 is below first=64
// CHECK: code 2
