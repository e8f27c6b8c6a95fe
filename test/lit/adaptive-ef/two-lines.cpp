// A line that would be longer than the function's others is broken.
// RUN: %vary construction.cpp 's/ef_construction_/ef_of_construction_/' \
// RUN:   's/int layer, /int layer,\n                   /' \
// RUN:   's/&& result.size/\&\&\n          result.size/' \
// RUN:   's/Heap &all, /Heap \&all,\n              /'
// RUN: %rewrite --rewrites=adaptive-ef --set=adaptive-ef.percent=133 --set=adaptive-ef.upper=33 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT:   Heap searchLayer(Id entry, const void *query, int layer,
// CHECK-NEXT:                    std::vector<char> &seen) {
// CHECK-NEXT:+    // Level 0, where queries spend their time, has a beam of its own.
// CHECK-NEXT:+    const size_t ef = layer > 0
// CHECK-NEXT:+        ? (ef_of_construction_ * 33 + 99) / 100
// CHECK-NEXT:+        : ef_of_construction_ * 133 / 100;
// CHECK-NEXT:     Heap open, result;
// CHECK-NEXT:     open.emplace(0, entry);
// CHECK-NEXT:     result.emplace(0, entry);
// CHECK-NEXT:     while (!open.empty()) {
// CHECK-NEXT:       std::pair<float, Id> best = open.top();
// CHECK-NEXT:       if (-best.first > result.top().first &&
// CHECK-NEXT:-          result.size() == ef_of_construction_)
// CHECK-NEXT:+          result.size() == ef)
// CHECK-NEXT:         break;
// CHECK-NEXT:       open.pop();
// CHECK-NEXT:       int *ids;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:           continue;
// CHECK-NEXT:         seen[id] = true;
// CHECK-NEXT:         float d = distance(query, row(id));
// CHECK-NEXT:-        if (result.size() < ef_of_construction_ || d < result.top().first) {
// CHECK-NEXT:+        if (result.size() < ef || d < result.top().first) {
// CHECK-NEXT:           open.emplace(-d, id);
// CHECK-NEXT:           result.emplace(d, id);
// CHECK-NEXT:         }
// CHECK-NEXT:-        if (result.size() > ef_of_construction_)
// CHECK-NEXT:+        if (result.size() > ef)
// CHECK-NEXT:           result.pop();
// CHECK-NEXT:       }
// CHECK-NEXT:     }
// CHECK-NOT:{{.}}
