// Where the index is an operand, an operator of a class, or goes to a macro.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: static float squared(const float *a, const float *b, size_t n) {
// CHECK-NEXT:   Half half;
// CHECK-NEXT:   float sum = 0;
// CHECK-NEXT:-  for (size_t i = 0; i < n; ++i)
// CHECK-NEXT:+  // A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+  float sums[16] = {};
// CHECK-NEXT:+  size_t done = 0;
// CHECK-NEXT:+  for (; done + 15 < n; done += 16)
// CHECK-NEXT:+    for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+      sums[lane] += a[static_cast<size_t>(done + lane)] * b[n - (done + lane)] +
// CHECK-NEXT:+             PAIR(a, (done + lane)) * ((done + lane) * half);
// CHECK-NEXT:+  for (size_t i = done; i < n; ++i)
// CHECK-NEXT:     sum += a[static_cast<size_t>(i)] * b[n - i] +
// CHECK-NEXT:            PAIR(a, i) * (i * half);
// CHECK-NEXT:+  for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+    sum += sums[lane];
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#define PAIR(p, k) p[2 * k] * p[k]
struct Half {};
inline float operator*(size_t i, Half) { return float(i) / 2; }
static float squared(const float *a, const float *b, size_t n) {
  Half half;
  float sum = 0;
  for (size_t i = 0; i < n; ++i)
    sum += a[static_cast<size_t>(i)] * b[n - i] +
           PAIR(a, i) * (i * half);
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
