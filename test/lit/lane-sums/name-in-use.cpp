// The index has a name that means something else around the loop.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     if (out[i] < 0) {
// CHECK-NEXT:       const float *row = b + i * n;
// CHECK-NEXT:       float sum = 0;
// CHECK-NEXT:-      for (size_t i = 0; i < n; ++i)
// CHECK-NEXT:+      // A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+      float sums[16] = {};
// CHECK-NEXT:+      size_t done = 0;
// CHECK-NEXT:+      for (; done + 15 < n; done += 16)
// CHECK-NEXT:+        for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+          sums[lane] += a[done + lane] * row[done + lane];
// CHECK-NEXT:+      for (size_t i = done; i < n; ++i)
// CHECK-NEXT:         sum += a[i] * row[i];
// CHECK-NEXT:+      for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+        sum += sums[lane];
// CHECK-NEXT:       out[i] = sum;
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}
#include <cstddef>
static void squared(const float *a, const float *b, size_t n, float *out, size_t rows) {
  for (size_t i = 0; i < rows; ++i) {
    if (out[i] < 0) {
      const float *row = b + i * n;
      float sum = 0;
      for (size_t i = 0; i < n; ++i)
        sum += a[i] * row[i];
      out[i] = sum;
    }
  }
}
void use(const float *a, size_t n, float *out) { squared(a, a, n, out, 1); }
