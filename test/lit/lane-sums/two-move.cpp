// An end that is a pointer, and two that move behind the body.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include <utility>
// CHECK-NEXT: static float squared(const float *first, const float *last, const float *other) {
// CHECK-NEXT:   float result = 0.0f;
// CHECK-NEXT:+  // A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+  float sums[16] = {};
// CHECK-NEXT:+  while (last - first > 15)
// CHECK-NEXT:+    for (int lane = 0; lane < 16; ++lane, ++first, ++other)
// CHECK-NEXT:+      sums[lane] = std::move(sums[lane]) + (*first - *other) * (*first - *other);
// CHECK-NEXT:   for (; first != last; ++first, ++other)
// CHECK-NEXT:     result = std::move(result) + (*first - *other) * (*first - *other);
// CHECK-NEXT:+  for (int lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+    result += sums[lane];
// CHECK-NEXT:   return result;
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a + n, a); }
// CHECK-NOT:{{.}}
#include <cstddef>
#include <utility>
static float squared(const float *first, const float *last, const float *other) {
  float result = 0.0f;
  for (; first != last; ++first, ++other)
    result = std::move(result) + (*first - *other) * (*first - *other);
  return result;
}
float use(const float *a, size_t n) { return squared(a, a + n, a); }
