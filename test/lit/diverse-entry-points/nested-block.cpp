// A block in place of continue; prefetches and what is said of the list stay behind.
// RUN: %vary one_layer.cpp '/if (seen/,/result.pop/d' \
// RUN:   '/Id id = ids/r %inputs/scores_in_block.inc'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     open.emplace(-nearest, entry);
// CHECK-NEXT:     result.emplace(nearest, entry);
// CHECK-NEXT:     seen[entry] = true;
// CHECK-NEXT:+    // Also start from rows spread over the index, where their distances to
// CHECK-NEXT:+    // the query differ by 10 % of the entry point's or more.
// CHECK-NEXT:+    const size_t rows = count;
// CHECK-NEXT:+    float start_dists[4];
// CHECK-NEXT:+    start_dists[0] = distance(query, row(entry));
// CHECK-NEXT:+    size_t starts = 1;
// CHECK-NEXT:+    for (size_t start = 1; start <= 3 && start < rows; start++) {
// CHECK-NEXT:+      Id id = rows / 4 * start;
// CHECK-NEXT:+      float start_dist = distance(query, row(id));
// CHECK-NEXT:+      bool apart = true;
// CHECK-NEXT:+      for (size_t s = 0; s < starts; s++)
// CHECK-NEXT:+        apart = apart && std::abs(start_dist - start_dists[s]) >= 0.1f * std::abs(start_dists[0]);
// CHECK-NEXT:+      if (!apart)
// CHECK-NEXT:+        continue;
// CHECK-NEXT:+      start_dists[starts++] = start_dist;
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
