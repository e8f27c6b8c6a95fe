// A number that counts down.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT: static float squared(const float *a, const float *b, unsigned n) {
// CHECK-NEXT:   float sum = 0;
// CHECK-NEXT:+  // A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+  float sums[16] = {};
// CHECK-NEXT:+  while (n > 15)
// CHECK-NEXT:+    for (unsigned lane = 0; lane < 16; ++lane) {
// CHECK-NEXT:+      sums[lane] += *a++ * *b++;
// CHECK-NEXT:+      --n;
// CHECK-NEXT:+    }
// CHECK-NEXT:   while (n > 0) {
// CHECK-NEXT:     sum += *a++ * *b++;
// CHECK-NEXT:     --n;
// CHECK-NEXT:   }
// CHECK-NEXT:+  for (unsigned lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+    sum += sums[lane];
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, unsigned n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
static float squared(const float *a, const float *b, unsigned n) {
  float sum = 0;
  while (n > 0) {
    sum += *a++ * *b++;
    --n;
  }
  return sum;
}
float use(const float *a, unsigned n) { return squared(a, a, n); }
