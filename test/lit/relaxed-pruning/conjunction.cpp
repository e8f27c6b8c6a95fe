// Another condition beside the comparison.
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
// CHECK-NEXT: void choose(List<Edge> &all, List<Edge> &kept, int most) {
// CHECK-NEXT:   for (const Edge &c : all) {
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     bool good = true;
// CHECK-NEXT:     for (const Edge &k : kept) {
// CHECK-NEXT:       float d = between(c.id, k.id);
// CHECK-NEXT:-      if (k.distance > 0 && d < c.distance) {
// CHECK-NEXT:+      if (k.distance > 0 && d < c.distance - 0.1f * std::abs(c.distance)) {
// CHECK-NEXT:         good = false;
// CHECK-NEXT:         break;
// CHECK-NEXT:       }
// CHECK-NOT:{{.}}
#include "lists.h"
#include <cstddef>
#include <utility>

void choose(List<Edge> &all, List<Edge> &kept, int most) {
  for (const Edge &c : all) {
    if (kept.size() >= most)
      break;
    bool good = true;
    for (const Edge &k : kept) {
      float d = between(c.id, k.id);
      if (k.distance > 0 && d < c.distance) {
        good = false;
        break;
      }
    }
    if (good)
      kept.push_back(c);
  }
}
