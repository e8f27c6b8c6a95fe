// Both steps at one width: one number of rows, and one question.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --rewrites=tiered-entry-points --set=tiered-entry-points.first=64 \
// RUN:   --set=tiered-entry-points.second=64 -- %flags | %like %S/two-heaps.cpp 's/ : ef < 160 ? 3 : 6;/ : 6;/'
// RUN: %rewrite --in-place --rewrites=tiered-entry-points --set=tiered-entry-points.first=64 \
// RUN:   --set=tiered-entry-points.second=64 -- %flags
// RUN: %rewrite --rewrites=tiered-entry-points --set=tiered-entry-points.first=64 \
// RUN:   --set=tiered-entry-points.second=64 -- %flags | count 0
// RUN: %rewrite --in-place --rewrites=tiered-entry-points -- %flags
// RUN: FileCheck %s --input-file=%t/code.cpp
// CHECK: const size_t starts = ef < 64 ? 0 : ef < 160 ? 3 : 6;
