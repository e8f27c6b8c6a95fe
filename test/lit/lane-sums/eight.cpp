// Another number of lanes.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums --set=lane-sums.lanes=8 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT: static float squared(const float *a, const float *b, size_t n) {
// CHECK-NEXT:   float sum = 0;
// CHECK-NEXT:-  for (size_t i = 0; i < n; ++i) {
// CHECK-NEXT:+  // A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+  float sums[8] = {};
// CHECK-NEXT:+  size_t done = 0;
// CHECK-NEXT:+  for (; done + 7 < n; done += 8)
// CHECK-NEXT:+    for (size_t lane = 0; lane < 8; ++lane) {
// CHECK-NEXT:+      float t = a[done + lane] - b[done + lane];
// CHECK-NEXT:+      sums[lane] += t * t;
// CHECK-NEXT:+    }
// CHECK-NEXT:+  for (size_t i = done; i < n; ++i) {
// CHECK-NEXT:     // Rows are not normalised.
// CHECK-NEXT:     float t = a[i] - b[i];
// CHECK-NEXT:     sum += t * t;
// CHECK-NEXT:   }
// CHECK-NEXT:+  for (size_t lane = 0; lane < 8; ++lane)
// CHECK-NEXT:+    sum += sums[lane];
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (size_t i = 0; i < n; ++i) {
    // Rows are not normalised.
    float t = a[i] - b[i];
    sum += t * t;
  }
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
