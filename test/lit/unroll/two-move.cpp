// A loop whose end moves two pointers: what it does behind the body is done behind each step.
// RUN: %prepare
// RUN: %rewrite --rewrites=unroll --set=unroll.sums=2 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: static float squared(const float *a, const float *b, size_t n) {
// CHECK-NEXT:   const __m128 *p = (const __m128 *)a, *end = p + n / 4, *q = (const __m128 *)b;
// CHECK-NEXT:   __m128 sum = {};
// CHECK-NEXT:+  // Sums that grow in turn: no addition waits for the one before it.
// CHECK-NEXT:+  __m128 sum1 = {};
// CHECK-NEXT:+  while (end - p > 1) {
// CHECK-NEXT:+    sum += *p * *q;
// CHECK-NEXT:+    ++p, ++q;
// CHECK-NEXT:+    sum1 += *p * *q;
// CHECK-NEXT:+    ++p, ++q;
// CHECK-NEXT:+  }
// CHECK-NEXT:   for (; p != end; ++p, ++q)
// CHECK-NEXT:     sum += *p * *q;
// CHECK-NEXT:+  sum = sum + sum1;
// CHECK-NEXT:   return sum[0];
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  const __m128 *p = (const __m128 *)a, *end = p + n / 4, *q = (const __m128 *)b;
  __m128 sum = {};
  for (; p != end; ++p, ++q)
    sum += *p * *q;
  return sum[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
