// Names that are taken; a type that is told by auto.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: static float squared(const float *a, const float *b, size_t n) {
// CHECK-NEXT:   float sums = lane;
// CHECK-NEXT:   auto sum = 0.0f;
// CHECK-NEXT:-  for (size_t i = 0; i < n; ++i)
// CHECK-NEXT:+  // A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+  float sums2[16] = {};
// CHECK-NEXT:+  size_t done = 0;
// CHECK-NEXT:+  for (; done + 15 < n; done += 16)
// CHECK-NEXT:+    for (size_t lane2 = 0; lane2 < 16; ++lane2)
// CHECK-NEXT:+      sums2[lane2] -= a[done + lane2] * b[done + lane2];
// CHECK-NEXT:+  for (size_t i = done; i < n; ++i)
// CHECK-NEXT:     sum -= a[i] * b[i];
// CHECK-NEXT:+  for (size_t lane2 = 0; lane2 < 16; ++lane2)
// CHECK-NEXT:+    sum += sums2[lane2];
// CHECK-NEXT:   return sum + sums;
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#define lane 3
static float squared(const float *a, const float *b, size_t n) {
  float sums = lane;
  auto sum = 0.0f;
  for (size_t i = 0; i < n; ++i)
    sum -= a[i] * b[i];
  return sum + sums;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
