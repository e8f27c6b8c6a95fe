// A patience that is there is set anew.
// RUN: %prepare
// RUN: %rewrite --rewrites=convergence-termination -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   result.emplace(0, entry);
// CHECK-NEXT:   size_t idle = 0;
// CHECK-NEXT:   while (!open.empty()) {
// CHECK-NEXT:-    if (++idle > 4 + ef / 8)
// CHECK-NEXT:+    if (++idle > 8 + ef / 2)
// CHECK-NEXT:       break;
// CHECK-NEXT:     std::pair<float, Id> best = open.top();
// CHECK-NEXT:     if (best.first > result.top().first && result.size() == ef)
// CHECK-NOT:{{.}}
#include "hnsw.h"

static int *list(Id id);
static const float *row(Id id);

Heap search(Id entry, const void *query, size_t ef, std::vector<char> &seen) {
  Heap open, result;
  open.emplace(0, entry);
  result.emplace(0, entry);
  size_t idle = 0;
  while (!open.empty()) {
    if (++idle > 4 + ef / 8)
      break;
    std::pair<float, Id> best = open.top();
    if (best.first > result.top().first && result.size() == ef)
      break;
    open.pop();
    int *ids = list(best.second);
    for (int i = 1; i <= ids[0]; i++) {
      Id id = ids[i];
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distance(query, row(id));
      if (result.size() < ef || d < result.top().first) {
        idle = 0;
        open.emplace(-d, id);
        result.emplace(d, id);
      }
      if (result.size() > ef)
        result.pop();
    }
  }
  return result;
}
