// A block in place of continue; prefetches and what is said of the list stay behind.
// RUN: %vary one_layer.cpp '/if (seen/,/result.pop/d' \
// RUN:   '/Id id = ids/r %inputs/scores_in_block.inc'
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     open.emplace(-nearest, entry);
// CHECK-NEXT:     result.emplace(nearest, entry);
// CHECK-NEXT:     seen[entry] = true;
// CHECK-NEXT:+    // Also start from rows spread over the index, from more of them the wider
// CHECK-NEXT:+    // the beam is: the narrow ones have no room for nodes far off.
// CHECK-NEXT:+    const size_t rows = count;
// CHECK-NEXT:+    const size_t starts = ef < 64 ? 0 : ef < 160 ? 3 : 6;
// CHECK-NEXT:+    for (size_t start = 1; start <= starts && start < rows; start++) {
// CHECK-NEXT:+      Id id = rows / (starts + 1) * start;
// CHECK-NEXT:+      if (!seen[id]) {
// CHECK-NEXT:+        seen[id] = true;
// CHECK-NEXT:+
// CHECK-NEXT:+        const float *other = row(id);
// CHECK-NEXT:+        float d = distance(query, other);
// CHECK-NEXT:+        if (result.size() < ef || d < result.top().first) {
// CHECK-NEXT:+          open.emplace(-d, id);
// CHECK-NEXT:+          // The answers.
// CHECK-NEXT:+          result.emplace(d, id);
// CHECK-NEXT:+          if (result.size() > ef)
// CHECK-NEXT:+            result.pop();
// CHECK-NEXT:+        }
// CHECK-NEXT:+      }
// CHECK-NEXT:+    }
// CHECK-NEXT:     while (!open.empty()) {
// CHECK-NEXT:       std::pair<float, Id> best = open.top();
// CHECK-NEXT:       if (-best.first > result.top().first && result.size() == ef)
// CHECK-NOT:{{.}}
