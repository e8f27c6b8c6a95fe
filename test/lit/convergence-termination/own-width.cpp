// Each search has its own beam width.
// RUN: %prepare
// RUN: %rewrite --rewrites=convergence-termination -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     Heap open, result;
// CHECK-NEXT:     open.emplace(0, entry);
// CHECK-NEXT:     result.emplace(0, entry);
// CHECK-NEXT:+    // Expansions since something was found that is near enough.
// CHECK-NEXT:+    size_t idle = 0;
// CHECK-NEXT:     while (!open.empty()) {
// CHECK-NEXT:+      if (++idle > 8 + build_ef_ / 2)
// CHECK-NEXT:+        break;
// CHECK-NEXT:       std::pair<float, Id> best = open.top();
// CHECK-NEXT:       if (best.first > result.top().first && result.size() == build_ef_)
// CHECK-NEXT:         break;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         seen[id] = true;
// CHECK-NEXT:         float d = distance(query, row(id));
// CHECK-NEXT:         if (result.size() < build_ef_ || d < result.top().first) {
// CHECK-NEXT:+          idle = 0;
// CHECK-NEXT:           open.emplace(-d, id);
// CHECK-NEXT:           result.emplace(d, id);
// CHECK-NEXT:         }
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     Heap open, result;
// CHECK-NEXT:     open.emplace(0, entry);
// CHECK-NEXT:     result.emplace(0, entry);
// CHECK-NEXT:+    // Expansions since something was found that is near enough.
// CHECK-NEXT:+    size_t idle = 0;
// CHECK-NEXT:     while (!open.empty()) {
// CHECK-NEXT:+      if (++idle > 8 + search_ef_ / 2)
// CHECK-NEXT:+        break;
// CHECK-NEXT:       std::pair<float, Id> best = open.top();
// CHECK-NEXT:       if (best.first > result.top().first && result.size() == search_ef_)
// CHECK-NEXT:         break;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         seen[id] = true;
// CHECK-NEXT:         float d = distance(query, row(id));
// CHECK-NEXT:         if (result.size() < search_ef_ || d < result.top().first) {
// CHECK-NEXT:+          idle = 0;
// CHECK-NEXT:           open.emplace(-d, id);
// CHECK-NEXT:           result.emplace(d, id);
// CHECK-NEXT:         }
// CHECK-NOT:{{.}}
#include "hnsw.h"

struct Index {
  size_t search_ef_ = 32, build_ef_ = 100;
  int *list(Id id) const;
  const float *row(Id id) const;
  Heap nearTo(Id entry, const void *query, std::vector<char> &seen) {
    Heap open, result;
    open.emplace(0, entry);
    result.emplace(0, entry);
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (best.first > result.top().first && result.size() == build_ef_)
        break;
      open.pop();
      int *ids = list(best.second);
      for (int i = 1; i <= ids[0]; i++) {
        Id id = ids[i];
        if (seen[id])
          continue;
        seen[id] = true;
        float d = distance(query, row(id));
        if (result.size() < build_ef_ || d < result.top().first) {
          open.emplace(-d, id);
          result.emplace(d, id);
        }
        if (result.size() > build_ef_)
          result.pop();
      }
    }
    return result;
  }

  Heap search(Id entry, const void *query, std::vector<char> &seen) {
    Heap open, result;
    open.emplace(0, entry);
    result.emplace(0, entry);
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (best.first > result.top().first && result.size() == search_ef_)
        break;
      open.pop();
      int *ids = list(best.second);
      for (int i = 1; i <= ids[0]; i++) {
        Id id = ids[i];
        if (seen[id])
          continue;
        seen[id] = true;
        float d = distance(query, row(id));
        if (result.size() < search_ef_ || d < result.top().first) {
          open.emplace(-d, id);
          result.emplace(d, id);
        }
        if (result.size() > search_ef_)
          result.pop();
      }
    }
    return result;
  }
};
