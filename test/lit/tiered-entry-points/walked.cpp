// Rows that are all there at once: a loop reads them. A comment stays with its loop.
// RUN: %vary graph_search.cpp
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   candidates.push(node);
// CHECK-NEXT:   seen.set(node.second);
// CHECK-NEXT: 
// CHECK-NEXT:+  // Also start from rows spread over the index, from more of them the wider
// CHECK-NEXT:+  // the beam is: the narrow ones have no room for nodes far off.
// CHECK-NEXT:+  const size_t rows = graph.levels.size();
// CHECK-NEXT:+  const size_t starts = ef < 64 ? 0 : ef < 160 ? 3 : 6;
// CHECK-NEXT:+  for (size_t start = 1; start <= starts && start < rows; ++start) {
// CHECK-NEXT:+    int v1 = rows / (starts + 1) * start;
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
