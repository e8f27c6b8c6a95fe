// Two loops from the start, each with an array of its own.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT: static float squared(const float *a, const float *b, size_t n) {
// CHECK-NEXT:   float mean = 0, sum = 0;
// CHECK-NEXT:-  for (size_t i = 0; i < n; ++i)
// CHECK-NEXT:+  // A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+  float sums[16] = {};
// CHECK-NEXT:+  size_t done = 0;
// CHECK-NEXT:+  for (; done + 15 < n; done += 16)
// CHECK-NEXT:+    for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+      sums[lane] += a[done + lane];
// CHECK-NEXT:+  for (size_t i = done; i < n; ++i)
// CHECK-NEXT:     mean += a[i];
// CHECK-NEXT:-  for (size_t i = 0; i < n; ++i)
// CHECK-NEXT:+  for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+    mean += sums[lane];
// CHECK-NEXT:+  // A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+  float sums2[16] = {};
// CHECK-NEXT:+  size_t done2 = 0;
// CHECK-NEXT:+  for (; done2 + 15 < n; done2 += 16)
// CHECK-NEXT:+    for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+      sums2[lane] += (a[done2 + lane] - mean) * b[done2 + lane];
// CHECK-NEXT:+  for (size_t i = done2; i < n; ++i)
// CHECK-NEXT:     sum += (a[i] - mean) * b[i];
// CHECK-NEXT:+  for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+    sum += sums2[lane];
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float mean = 0, sum = 0;
  for (size_t i = 0; i < n; ++i)
    mean += a[i];
  for (size_t i = 0; i < n; ++i)
    sum += (a[i] - mean) * b[i];
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
