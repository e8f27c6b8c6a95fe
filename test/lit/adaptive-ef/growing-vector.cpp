// The answers go to a vector that grows.
// RUN: %vary construction_flat.cpp \
// RUN:   's/Heap searchLayer/std::vector<std::pair<float, Id>> searchLayer/' \
// RUN:   's/Heap open, result/Heap open/' \
// RUN:   '/Heap open/a\    std::vector<std::pair<float, Id>> result;' \
// RUN:   's/result.top/result.back/' 's/result.emplace/result.emplace_back/' \
// RUN:   's/result.pop/result.pop_back/' \
// RUN:   's/Heap found = \(.*\);/Heap found;\n    for (const std::pair<float, Id> \&one : \1)\n      found.push(one);/'
// RUN: %rewrite --rewrites=adaptive-ef -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   const float *row(Id id) const;
// CHECK-NEXT: 
// CHECK-NEXT:   std::vector<std::pair<float, Id>> searchLayer(Id entry, const void *query, std::vector<char> &seen) {
// CHECK-NEXT:+    // Links are chosen by a beam of its own width.
// CHECK-NEXT:+    const size_t ef = ef_construction_ * 3 / 2;
// CHECK-NEXT:     Heap open;
// CHECK-NEXT:     std::vector<std::pair<float, Id>> result;
// CHECK-NEXT:     open.emplace(0, entry);
// CHECK-NEXT:     result.emplace_back(0, entry);
// CHECK-NEXT:     while (!open.empty()) {
// CHECK-NEXT:       std::pair<float, Id> best = open.top();
// CHECK-NEXT:-      if (-best.first > result.back().first && result.size() == ef_construction_)
// CHECK-NEXT:+      if (-best.first > result.back().first && result.size() == ef)
// CHECK-NEXT:         break;
// CHECK-NEXT:       open.pop();
// CHECK-NEXT:       int *ids = list(best.second);
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:           continue;
// CHECK-NEXT:         seen[id] = true;
// CHECK-NEXT:         float d = distance(query, row(id));
// CHECK-NEXT:-        if (result.size() < ef_construction_ || d < result.back().first) {
// CHECK-NEXT:+        if (result.size() < ef || d < result.back().first) {
// CHECK-NEXT:           open.emplace(-d, id);
// CHECK-NEXT:           result.emplace_back(d, id);
// CHECK-NEXT:         }
// CHECK-NEXT:-        if (result.size() > ef_construction_)
// CHECK-NEXT:+        if (result.size() > ef)
// CHECK-NEXT:           result.pop_back();
// CHECK-NEXT:       }
// CHECK-NEXT:     }
// CHECK-NOT:{{.}}
