// A removed entry point is put in as if it were far, and not among the answers: no
// further rows then.
// RUN: %vary one_layer.cpp \
// RUN:   's/void connect.*/&\n  bool isDead(Id id) const { return dead[id]; }/' \
// RUN:   's/^    result.emplace(nearest, entry);/    if (!isDead(entry))\n  &/' \
// RUN:   's/float nearest = .*/float nearest = 1e30f;\n    if (!isDead(entry))\n      nearest = distance(query, row(entry));/' \
// RUN:   's/^ *result.emplace(d, id)/          if (!isDead(id))\n  &/' 's/  float \*vectors/  char *dead;\n&/'
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     if (!isDead(entry))
// CHECK-NEXT:       result.emplace(nearest, entry);
// CHECK-NEXT:     seen[entry] = true;
// CHECK-NEXT:+    // Also start from rows spread over the index, from more of them the wider
// CHECK-NEXT:+    // the beam is: the narrow ones have no room for nodes far off.
// CHECK-NEXT:+    size_t rows = count;
// CHECK-NEXT:+    // An entry point that is no answer would wait behind them.
// CHECK-NEXT:+    if (result.empty())
// CHECK-NEXT:+      rows = 0;
// CHECK-NEXT:+    const size_t starts = ef < 64 ? 0 : ef < 160 ? 3 : 6;
// CHECK-NEXT:+    for (size_t start = 1; start <= starts && start < rows; start++) {
// CHECK-NEXT:+      Id id = rows / (starts + 1) * start;
// CHECK-NEXT:+      if (seen[id])
// CHECK-NEXT:+        continue;
// CHECK-NEXT:+      seen[id] = true;
// CHECK-NEXT:+      float d = distance(query, row(id));
// CHECK-NEXT:+      if (result.size() < ef || d < result.top().first) {
// CHECK-NEXT:+        open.emplace(-d, id);
// CHECK-NEXT:+        if (!isDead(id))
// CHECK-NEXT:+          result.emplace(d, id);
// CHECK-NEXT:+        if (result.size() > ef)
// CHECK-NEXT:+          result.pop();
// CHECK-NEXT:+      }
// CHECK-NEXT:+    }
// CHECK-NEXT:     while (!open.empty()) {
// CHECK-NEXT:       std::pair<float, Id> best = open.top();
// CHECK-NEXT:       if (-best.first > result.top().first && result.size() == ef)
// CHECK-NOT:{{.}}
