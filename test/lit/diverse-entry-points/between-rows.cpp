// The class computes distances between rows.
// RUN: %vary one_layer.cpp \
// RUN:   '/void connect/a \  float between(Id a, Id b) const { return distance(row(a), row(b)); }'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     open.emplace(-nearest, entry);
// CHECK-NEXT:     result.emplace(nearest, entry);
// CHECK-NEXT:     seen[entry] = true;
// CHECK-NEXT:+    // Also start from rows spread over the index, where each is apart from
// CHECK-NEXT:+    // the others by 10 % of the entry point's distance or more.
// CHECK-NEXT:+    const size_t rows = count;
// CHECK-NEXT:+    Id start_ids[4];
// CHECK-NEXT:+    start_ids[0] = entry;
// CHECK-NEXT:+    size_t starts = 1;
// CHECK-NEXT:+    const float least = 0.1f * std::abs(distance(query, row(entry)));
// CHECK-NEXT:+    for (size_t start = 1; start <= 3 && start < rows; start++) {
// CHECK-NEXT:+      Id id = rows / 4 * start;
// CHECK-NEXT:+      bool apart = true;
// CHECK-NEXT:+      for (size_t s = 0; s < starts; s++)
// CHECK-NEXT:+        apart = apart && distance(row(start_ids[s]), row(id)) >= least;
// CHECK-NEXT:+      if (!apart)
// CHECK-NEXT:+        continue;
// CHECK-NEXT:+      start_ids[starts++] = id;
// CHECK-NEXT:+      if (seen[id])
// CHECK-NEXT:+        continue;
// CHECK-NEXT:+      seen[id] = true;
// CHECK-NEXT:+      float d = distance(query, row(id));
// CHECK-NEXT:+      if (result.size() < ef || d < result.top().first) {
// CHECK-NEXT:+        open.emplace(-d, id);
// CHECK-NEXT:+        result.emplace(d, id);
// CHECK-NEXT:+        if (result.size() > ef)
// CHECK-NEXT:+          result.pop();
// CHECK-NEXT:+      }
// CHECK-NEXT:+    }
// CHECK-NEXT:     while (!open.empty()) {
// CHECK-NEXT:       std::pair<float, Id> best = open.top();
// CHECK-NEXT:       if (-best.first > result.top().first && result.size() == ef)
// CHECK-NOT:{{.}}
