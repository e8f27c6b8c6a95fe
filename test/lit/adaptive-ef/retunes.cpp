// What is there already is set anew.
// RUN: %prepare
// RUN: %rewrite --rewrites=adaptive-ef --set=adaptive-ef.percent=300 --set=adaptive-ef.upper=25 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT:   Heap searchLayer(Id entry, const void *query, int layer, std::vector<char> &seen) {
// CHECK-NEXT:     // Level 0, where queries spend their time, has a beam of its own.
// CHECK-NEXT:-    const size_t ef = layer > 0 ? (ef_construction_ + 1) / 2 : ef_construction_ * 3 / 2;
// CHECK-NEXT:+    const size_t ef = layer > 0 ? (ef_construction_ + 3) / 4 : ef_construction_ * 3;
// CHECK-NEXT:     Heap open, result;
// CHECK-NEXT:     open.emplace(0, entry);
// CHECK-NEXT:     result.emplace(0, entry);
// CHECK-NOT:{{.}}
#include "hnsw.h"

struct Index {
  size_t ef_construction_ = 200;
  int *list(Id id) const;
  int *list(Id id, int level) const;
  const float *row(Id id) const;

  Heap searchLayer(Id entry, const void *query, int layer, std::vector<char> &seen) {
    // Level 0, where queries spend their time, has a beam of its own.
    const size_t ef = layer > 0 ? (ef_construction_ + 1) / 2 : ef_construction_ * 3 / 2;
    Heap open, result;
    open.emplace(0, entry);
    result.emplace(0, entry);
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (-best.first > result.top().first && result.size() == ef)
        break;
      open.pop();
      int *ids;
      if (layer == 0)
        ids = list(best.second);
      else
        ids = list(best.second, layer);
      for (int i = 1; i <= ids[0]; i++) {
        Id id = ids[i];
        if (seen[id])
          continue;
        seen[id] = true;
        float d = distance(query, row(id));
        if (result.size() < ef || d < result.top().first) {
          open.emplace(-d, id);
          result.emplace(d, id);
        }
        if (result.size() > ef)
          result.pop();
      }
    }
    return result;
  }

  void choose(Heap &all, std::vector<std::pair<float, Id>> &kept) {
    while (!all.empty()) {
      std::pair<float, Id> next = all.top();
      all.pop();
      bool good = true;
      for (const std::pair<float, Id> &other : kept) {
        float d = distance(row(next.second), row(other.second));
        if (d < -next.first) {
          good = false;
          break;
        }
      }
      if (good)
        kept.push_back(next);
    }
  }

  void add(Id entry, const void *vector, int top) {
    for (int level = top; level >= 0; level--) {
      std::vector<char> seen(1000);
      std::vector<std::pair<float, Id>> kept;
      Heap found = searchLayer(entry, vector, level, seen);
      choose(found, kept);
      entry = kept[0].second;
    }
  }
};
