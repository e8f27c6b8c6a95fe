// Pointers that the body moves.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   const float *pRight = (const float *)right;
// CHECK-NEXT:   size_t qty = *((const size_t *)info);
// CHECK-NEXT:   float res = 0;
// CHECK-NEXT:-  for (size_t i = 0; i < qty; i++) {
// CHECK-NEXT:+  // A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+  float sums[16] = {};
// CHECK-NEXT:+  size_t done = 0;
// CHECK-NEXT:+  for (; done + 15 < qty; done += 16)
// CHECK-NEXT:+    for (size_t lane = 0; lane < 16; ++lane) {
// CHECK-NEXT:+      float t = *pLeft - *pRight;
// CHECK-NEXT:+      pLeft++;
// CHECK-NEXT:+      pRight++;
// CHECK-NEXT:+      sums[lane] += t * t;
// CHECK-NEXT:+    }
// CHECK-NEXT:+  for (size_t i = done; i < qty; i++) {
// CHECK-NEXT:     float t = *pLeft - *pRight;
// CHECK-NEXT:     pLeft++;
// CHECK-NEXT:     pRight++;
// CHECK-NEXT:     res += t * t;
// CHECK-NEXT:   }
// CHECK-NEXT:+  for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+    res += sums[lane];
// CHECK-NEXT:   return res;
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, &n); }
// CHECK-NOT:{{.}}
#include <cstddef>
static float squared(const void *left, const void *right, const void *info) {
  const float *pLeft = (const float *)left;
  const float *pRight = (const float *)right;
  size_t qty = *((const size_t *)info);
  float res = 0;
  for (size_t i = 0; i < qty; i++) {
    float t = *pLeft - *pRight;
    pLeft++;
    pRight++;
    res += t * t;
  }
  return res;
}
float use(const float *a, size_t n) { return squared(a, a, &n); }
