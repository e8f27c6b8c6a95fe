// Names that are taken get a number.
// RUN: %prepare
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
// CHECK-NEXT:+    const size_t rows2 = count;
// CHECK-NEXT:+    const size_t starts2 = ef < 64 ? 0 : ef < 160 ? 3 : 6;
// CHECK-NEXT:+    for (size_t start2 = 1; start2 <= starts2 && start2 < rows2; start2++) {
// CHECK-NEXT:+      Id id = rows2 / (starts2 + 1) * start2;
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
#include "hnsw.h"
#include <cmath>

struct Index {
  const float *row(Id id) const { return vectors + id * dim; }
  const Id *list(Id id) const { return links + id * 33; }
  void add(const float *vector) {
    Id id = count++;
    for (size_t i = 0; i < dim; i++)
      vectors[id * dim + i] = vector[i];
    links[id * 33] = 0;
    connect(id);
  }
  void connect(Id id);

  Heap search(Id entry, const void *query, size_t ef, std::vector<char> &seen, int start,
              int starts) const {
    Heap open, result;
    int apart = start, s = starts, rows = s + apart;
    open.emplace(0, rows);
    open.pop();
    float nearest = distance(query, row(entry));
    open.emplace(-nearest, entry);
    result.emplace(nearest, entry);
    seen[entry] = true;
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (-best.first > result.top().first && result.size() == ef)
        break;
      open.pop();
      const Id *ids = list(best.second);
      for (Id i = 1; i <= ids[0]; i++) {
        Id id = ids[i];
        if (seen[id])
          continue;
        seen[id] = true;
        float d = distance(query, row(id));
        if (result.size() < ef || d < result.top().first) {
          open.emplace(-d, id);
          result.emplace(d, id);
          if (result.size() > ef)
            result.pop();
        }
      }
    }
    return result;
  }

  float *vectors;
  Id *links;
  size_t count = 0, dim;
};
