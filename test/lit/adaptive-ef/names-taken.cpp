// Both names that come first are taken.
// RUN: %vary construction.cpp 's/layer, std/layer, float ef, std/' 's/| d </| d * ef </' \
// RUN:   '/return/s/result/beam_width ? result : open/' 's/level, seen/level, 1, seen/' \
// RUN:   '/Heap open/a\    int beam_width = 0;' '/distance(query/i\        beam_width++;'
// RUN: %rewrite --rewrites=adaptive-ef -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   const float *row(Id id) const;
// CHECK-NEXT: 
// CHECK-NEXT:   Heap searchLayer(Id entry, const void *query, int layer, float ef, std::vector<char> &seen) {
// CHECK-NEXT:+    // Level 0, where queries spend their time, has a beam of its own.
// CHECK-NEXT:+    const size_t beam_width2 =
// CHECK-NEXT:+        layer > 0 ? (ef_construction_ + 1) / 2 : ef_construction_ * 3 / 2;
// CHECK-NEXT:     Heap open, result;
// CHECK-NEXT:     int beam_width = 0;
// CHECK-NEXT:     open.emplace(0, entry);
// CHECK-NEXT:     result.emplace(0, entry);
// CHECK-NEXT:     while (!open.empty()) {
// CHECK-NEXT:       std::pair<float, Id> best = open.top();
// CHECK-NEXT:-      if (-best.first > result.top().first && result.size() == ef_construction_)
// CHECK-NEXT:+      if (-best.first > result.top().first && result.size() == beam_width2)
// CHECK-NEXT:         break;
// CHECK-NEXT:       open.pop();
// CHECK-NEXT:       int *ids;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         seen[id] = true;
// CHECK-NEXT:         beam_width++;
// CHECK-NEXT:         float d = distance(query, row(id));
// CHECK-NEXT:-        if (result.size() < ef_construction_ || d * ef < result.top().first) {
// CHECK-NEXT:+        if (result.size() < beam_width2 || d * ef < result.top().first) {
// CHECK-NEXT:           open.emplace(-d, id);
// CHECK-NEXT:           result.emplace(d, id);
// CHECK-NEXT:         }
// CHECK-NEXT:-        if (result.size() > ef_construction_)
// CHECK-NEXT:+        if (result.size() > beam_width2)
// CHECK-NEXT:           result.pop();
// CHECK-NEXT:       }
// CHECK-NEXT:     }
// CHECK-NOT:{{.}}
