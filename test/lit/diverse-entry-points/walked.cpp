// Rows that are all there at once: a loop reads them. A comment stays with its loop.
// RUN: %vary graph_search.cpp
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   candidates.push(node);
// CHECK-NEXT:   seen.set(node.second);
// CHECK-NEXT: 
// CHECK-NEXT:+  // Also start from rows spread over the index, where their distances to
// CHECK-NEXT:+  // the query differ by 10 % of the entry point's or more.
// CHECK-NEXT:+  const size_t rows = graph.levels.size();
// CHECK-NEXT:+  float start_dists[4];
// CHECK-NEXT:+  start_dists[0] = dis(node.second);
// CHECK-NEXT:+  size_t starts = 1;
// CHECK-NEXT:+  for (size_t start = 1; start <= 3 && start < rows; ++start) {
// CHECK-NEXT:+    int v1 = rows / 4 * start;
// CHECK-NEXT:+    float start_dist = dis(v1);
// CHECK-NEXT:+    bool apart = true;
// CHECK-NEXT:+    for (size_t s = 0; s < starts; ++s)
// CHECK-NEXT:+      apart = apart && std::abs(start_dist - start_dists[s]) >= 0.1f * std::abs(start_dists[0]);
// CHECK-NEXT:+    if (!apart)
// CHECK-NEXT:+      continue;
// CHECK-NEXT:+    start_dists[starts++] = start_dist;
// CHECK-NEXT:+    if (seen.get(v1))
// CHECK-NEXT:+      continue;
// CHECK-NEXT:+    seen.set(v1);
// CHECK-NEXT:+    float d1 = dis(v1);
// CHECK-NEXT:+    if (top.top().first > d1 || int(top.size()) < ef) {
// CHECK-NEXT:+      candidates.emplace(d1, v1);
// CHECK-NEXT:+      top.emplace(d1, v1);
// CHECK-NEXT:+      if (int(top.size()) > ef)
// CHECK-NEXT:+        top.pop();
// CHECK-NEXT:+    }
// CHECK-NEXT:+  }
// CHECK-NEXT:+
// CHECK-NEXT:   // Nearest first.
// CHECK-NEXT:   while (!candidates.empty()) {
// CHECK-NEXT:     float d0 = candidates.top().first;
// CHECK-NOT:{{.}}
