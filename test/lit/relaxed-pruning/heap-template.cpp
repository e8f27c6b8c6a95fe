// Candidates of a heap, in a template.
// RUN: %prepare
// RUN: %rewrite --rewrites=relaxed-pruning -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include "lists.h"
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT: #include <utility>
// CHECK-NEXT:+#include <cmath>
// CHECK-NEXT: 
// CHECK-NEXT: template <class Computer> struct Graph {
// CHECK-NEXT:   Computer of;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       bool good = true;
// CHECK-NEXT:       for (auto [_, other] : kept) {
// CHECK-NEXT:         auto d = of(id, other);
// CHECK-NEXT:-        if (d < own) {
// CHECK-NEXT:+        // A link stays unless the way round is clearly shorter.
// CHECK-NEXT:+        if (d < own - 0.1f * std::abs(own)) {
// CHECK-NEXT:           good = false;
// CHECK-NEXT:           break;
// CHECK-NEXT:         }
// CHECK-NOT:{{.}}
#include "lists.h"
#include <cstddef>
#include <utility>

template <class Computer> struct Graph {
  Computer of;

  void choose(Heap<Pair> &nearest, List<Pair> &kept, int most) {
    while (nearest.size()) {
      if (kept.size() >= most)
        break;
      auto [distance, id] = nearest.top();
      nearest.pop();
      auto own = -distance;
      bool good = true;
      for (auto [_, other] : kept) {
        auto d = of(id, other);
        if (d < own) {
          good = false;
          break;
        }
      }
      if (good)
        kept.push_back({distance, id});
    }
  }
};

struct Between {
  float operator()(int a, int b) const { return between(a, b); }
};
template struct Graph<Between>;
