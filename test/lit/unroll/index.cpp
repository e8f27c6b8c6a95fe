// An index that is declared in the loop; sums by multiply-add; its text in all places.
// RUN: %prepare
// RUN: %rewrite --rewrites=unroll --set=unroll.sums=3 -- %flags -mavx2 -mfma | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include <immintrin.h>
// CHECK-NEXT: static float squared(const float *a, const float *b, int n) {
// CHECK-NEXT:   auto sum256 = _mm256_setzero_ps();
// CHECK-NEXT:-  for (int i = 0; i + 8 <= n; i += 8) {
// CHECK-NEXT:+  // Sums that grow in turn: no addition waits for the one before it.
// CHECK-NEXT:+  auto sum256_1 = _mm256_setzero_ps();
// CHECK-NEXT:+  auto sum256_2 = _mm256_setzero_ps();
// CHECK-NEXT:+  int done = 0;
// CHECK-NEXT:+  for (; done + 24 <= n; done += 24) {
// CHECK-NEXT:+    int from = done;
// CHECK-NEXT:+    auto t = _mm256_sub_ps(_mm256_loadu_ps(&a[done]), _mm256_loadu_ps(b + from * 1));
// CHECK-NEXT:+    auto u = _mm256_loadu_ps(b + done * 1);
// CHECK-NEXT:+    sum256 = _mm256_fmadd_ps(t, u, sum256);
// CHECK-NEXT:+
// CHECK-NEXT:+    int from1 = done + 8;
// CHECK-NEXT:+    auto t1 = _mm256_sub_ps(_mm256_loadu_ps(&a[done + 8]), _mm256_loadu_ps(b + from1 * 1));
// CHECK-NEXT:+    auto u1 = _mm256_loadu_ps(b + (done + 8) * 1);
// CHECK-NEXT:+    sum256_1 = _mm256_fmadd_ps(t1, u1, sum256_1);
// CHECK-NEXT:+
// CHECK-NEXT:+    int from2 = done + 16;
// CHECK-NEXT:+    auto t2 = _mm256_sub_ps(_mm256_loadu_ps(&a[done + 16]), _mm256_loadu_ps(b + from2 * 1));
// CHECK-NEXT:+    auto u2 = _mm256_loadu_ps(b + (done + 16) * 1);
// CHECK-NEXT:+    sum256_2 = _mm256_fmadd_ps(t2, u2, sum256_2);
// CHECK-NEXT:+  }
// CHECK-NEXT:+  for (int i = done; i + 8 <= n; i += 8) {
// CHECK-NEXT:     int from = i;
// CHECK-NEXT:     auto t = _mm256_sub_ps(_mm256_loadu_ps(&a[i]), _mm256_loadu_ps(b + from * 1));
// CHECK-NEXT:     auto u = _mm256_loadu_ps(b + i * 1);
// CHECK-NEXT:     sum256 = _mm256_fmadd_ps(t, u, sum256);
// CHECK-NEXT:   }
// CHECK-NEXT:+  sum256 = _mm256_add_ps(_mm256_add_ps(sum256, sum256_1), sum256_2);
// CHECK-NEXT:   return sum256[0];
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, int n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, int n) {
  auto sum256 = _mm256_setzero_ps();
  for (int i = 0; i + 8 <= n; i += 8) {
    int from = i;
    auto t = _mm256_sub_ps(_mm256_loadu_ps(&a[i]), _mm256_loadu_ps(b + from * 1));
    auto u = _mm256_loadu_ps(b + i * 1);
    sum256 = _mm256_fmadd_ps(t, u, sum256);
  }
  return sum256[0];
}
float use(const float *a, int n) { return squared(a, a, n); }
