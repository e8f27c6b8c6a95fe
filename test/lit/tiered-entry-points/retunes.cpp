// What was written with other parameters is written anew.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --in-place --rewrites=tiered-entry-points --set=tiered-entry-points.count=2 --set=tiered-entry-points.second=100 -- %flags
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     // Also start from rows spread over the index, from more of them the wider
// CHECK-NEXT:     // the beam is: the narrow ones have no room for nodes far off.
// CHECK-NEXT:     const size_t rows = count;
// CHECK-NEXT:-    const size_t starts = ef < 64 ? 0 : ef < 100 ? 2 : 4;
// CHECK-NEXT:+    const size_t starts = ef < 64 ? 0 : ef < 160 ? 3 : 6;
// CHECK-NEXT:     for (size_t start = 1; start <= starts && start < rows; start++) {
// CHECK-NEXT:       Id id = rows / (starts + 1) * start;
// CHECK-NEXT:       if (seen[id])
// CHECK-NOT:{{.}}
