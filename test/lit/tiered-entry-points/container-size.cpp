// The number of rows is a container's size; a range-for over the list.
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
// CHECK-NEXT:+    const size_t rows = vectors.size();
// CHECK-NEXT:+    const size_t starts = ef < 64 ? 0 : ef < 160 ? 3 : 6;
// CHECK-NEXT:+    for (size_t start = 1; start <= starts && start < rows; ++start) {
// CHECK-NEXT:+      Id id = rows / (starts + 1) * start;
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
  const float *row(Id id) const { return vectors[id].data(); }
  void add(const std::vector<float> &vector) {
    Id id = vectors.size();
    vectors.push_back(vector);
    distance(row(id), row(id));
    connect(id);
  }
  void connect(Id id);

  Heap search(Id entry, const void *query, size_t ef, std::vector<char> &seen) const {
    Heap open, result;
    float nearest = distance(query, row(entry));
    open.emplace(-nearest, entry);
    result.emplace(nearest, entry);
    seen[entry] = true;
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (-best.first > result.top().first && result.size() == ef)
        break;
      open.pop();
      for (Id id : links[best.second]) {
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

  std::vector<std::vector<float>> vectors;
  std::vector<std::vector<Id>> links;
};
