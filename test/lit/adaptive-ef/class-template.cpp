// A class template, and a width of another type.
// RUN: %vary construction.cpp 's/struct Index/template <class Real> struct Index/' \
// RUN:   's/size_t ef/unsigned ef/' 's/float/Real/' 's/Heap/Nearest/' \
// RUN:   '/unsigned ef/i\  using Nearest = std::priority_queue<std::pair<Real, Id>>;' \
// RUN:   '$a\template struct Index<float>;'
// RUN: %rewrite --rewrites=adaptive-ef -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   const Real *row(Id id) const;
// CHECK-NEXT: 
// CHECK-NEXT:   Nearest searchLayer(Id entry, const void *query, int layer, std::vector<char> &seen) {
// CHECK-NEXT:+    // Level 0, where queries spend their time, has a beam of its own.
// CHECK-NEXT:+    const unsigned ef =
// CHECK-NEXT:+        layer > 0 ? (ef_construction_ + 1ULL) / 2 : ef_construction_ * 3ULL / 2;
// CHECK-NEXT:     Nearest open, result;
// CHECK-NEXT:     open.emplace(0, entry);
// CHECK-NEXT:     result.emplace(0, entry);
// CHECK-NEXT:     while (!open.empty()) {
// CHECK-NEXT:       std::pair<Real, Id> best = open.top();
// CHECK-NEXT:-      if (-best.first > result.top().first && result.size() == ef_construction_)
// CHECK-NEXT:+      if (-best.first > result.top().first && result.size() == ef)
// CHECK-NEXT:         break;
// CHECK-NEXT:       open.pop();
// CHECK-NEXT:       int *ids;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:           continue;
// CHECK-NEXT:         seen[id] = true;
// CHECK-NEXT:         Real d = distance(query, row(id));
// CHECK-NEXT:-        if (result.size() < ef_construction_ || d < result.top().first) {
// CHECK-NEXT:+        if (result.size() < ef || d < result.top().first) {
// CHECK-NEXT:           open.emplace(-d, id);
// CHECK-NEXT:           result.emplace(d, id);
// CHECK-NEXT:         }
// CHECK-NEXT:-        if (result.size() > ef_construction_)
// CHECK-NEXT:+        if (result.size() > ef)
// CHECK-NEXT:           result.pop();
// CHECK-NEXT:       }
// CHECK-NEXT:     }
// CHECK-NOT:{{.}}
