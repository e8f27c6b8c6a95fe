// Whole numbers, which lose nothing: products of pairs of bytes.
// RUN: %prepare
// RUN: %rewrite --rewrites=unroll --set=unroll.sums=2 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include <immintrin.h>
// CHECK-NEXT: static int squared(const short *a, const short *b, size_t n) {
// CHECK-NEXT:   __m128i sum = _mm_setzero_si128();
// CHECK-NEXT:-  for (size_t i = 0; i < n; i += 8)
// CHECK-NEXT:+  // Sums that grow in turn: no addition waits for the one before it.
// CHECK-NEXT:+  __m128i sum1 = _mm_setzero_si128();
// CHECK-NEXT:+  size_t done = 0;
// CHECK-NEXT:+  for (; done + 8 < n; done += 16) {
// CHECK-NEXT:+    sum = _mm_add_epi32(sum, _mm_madd_epi16(_mm_loadu_si128((const __m128i *)(a + done)),
// CHECK-NEXT:+                                            _mm_loadu_si128((const __m128i *)(b + done))));
// CHECK-NEXT:+    sum1 = _mm_add_epi32(sum1, _mm_madd_epi16(_mm_loadu_si128((const __m128i *)(a + done + 8)),
// CHECK-NEXT:+                                            _mm_loadu_si128((const __m128i *)(b + done + 8))));
// CHECK-NEXT:+  }
// CHECK-NEXT:+  for (size_t i = done; i < n; i += 8)
// CHECK-NEXT:     sum = _mm_add_epi32(sum, _mm_madd_epi16(_mm_loadu_si128((const __m128i *)(a + i)),
// CHECK-NEXT:                                             _mm_loadu_si128((const __m128i *)(b + i))));
// CHECK-NEXT:+  sum = _mm_add_epi32(sum, sum1);
// CHECK-NEXT:   return _mm_cvtsi128_si32(sum);
// CHECK-NEXT: }
// CHECK-NEXT: int use(const short *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#include <immintrin.h>
static int squared(const short *a, const short *b, size_t n) {
  __m128i sum = _mm_setzero_si128();
  for (size_t i = 0; i < n; i += 8)
    sum = _mm_add_epi32(sum, _mm_madd_epi16(_mm_loadu_si128((const __m128i *)(a + i)),
                                            _mm_loadu_si128((const __m128i *)(b + i))));
  return _mm_cvtsi128_si32(sum);
}
int use(const short *a, size_t n) { return squared(a, a, n); }
