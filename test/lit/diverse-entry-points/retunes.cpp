// What was written with other parameters is written anew.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --in-place --rewrites=diverse-entry-points --set=diverse-entry-points.count=2 --set=diverse-entry-points.percent=30 -- %flags
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     result.emplace(nearest, entry);
// CHECK-NEXT:     seen[entry] = true;
// CHECK-NEXT:     // Also start from rows spread over the index, where their distances to
// CHECK-NEXT:-    // the query differ by 30 % of the entry point's or more.
// CHECK-NEXT:+    // the query differ by 10 % of the entry point's or more.
// CHECK-NEXT:     const size_t rows = count;
// CHECK-NEXT:-    float start_dists[3];
// CHECK-NEXT:+    float start_dists[4];
// CHECK-NEXT:     start_dists[0] = distance(query, row(entry));
// CHECK-NEXT:     size_t starts = 1;
// CHECK-NEXT:-    for (size_t start = 1; start <= 2 && start < rows; start++) {
// CHECK-NEXT:-      Id id = rows / 3 * start;
// CHECK-NEXT:+    for (size_t start = 1; start <= 3 && start < rows; start++) {
// CHECK-NEXT:+      Id id = rows / 4 * start;
// CHECK-NEXT:       float start_dist = distance(query, row(id));
// CHECK-NEXT:       bool apart = true;
// CHECK-NEXT:       for (size_t s = 0; s < starts; s++)
// CHECK-NEXT:-        apart = apart && std::abs(start_dist - start_dists[s]) >= 0.3f * std::abs(start_dists[0]);
// CHECK-NEXT:+        apart = apart && std::abs(start_dist - start_dists[s]) >= 0.1f * std::abs(start_dists[0]);
// CHECK-NEXT:       if (!apart)
// CHECK-NEXT:         continue;
// CHECK-NEXT:       start_dists[starts++] = start_dist;
// CHECK-NOT:{{.}}
