// Distances before and after of vectors of whole numbers, of each length around
// those where a loop begins to run; the sanitizers watch what is read.
// RUN: %prepare
// RUN: %clang -std=c++17 -O2 -msse4.2 %t/code.cpp -o %t/before -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/before > %t.before && test -s %t.before
// RUN: %prepare
// RUN: %rewrite -v --in-place --rewrites=unroll --set=unroll.sums=2 -- -std=c++17 -msse4.2 2>&1 | FileCheck %s --check-prefix=MADE4
// RUN: %clang -std=c++17 -O2 -msse4.2 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after | diff %t.before -
// RUN: g++ -std=c++17 -O3 -msse4.2 %t/code.cpp -o %t/after && %t/after | diff %t.before -
// RUN: %prepare
// RUN: %rewrite -v --in-place --rewrites=unroll --set=unroll.sums=4 -- -std=c++17 -msse4.2 2>&1 | FileCheck %s --check-prefix=MADE5
// RUN: %clang -std=c++17 -O2 -msse4.2 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after | diff %t.before -
// RUN: g++ -std=c++17 -O3 -msse4.2 %t/code.cpp -o %t/after && %t/after | diff %t.before -
// RUN: %prepare
// RUN: %rewrite -v --in-place --rewrites=unroll --set=unroll.sums=7 -- -std=c++17 -msse4.2 2>&1 | FileCheck %s --check-prefix=MADE5
// RUN: %clang -std=c++17 -O2 -msse4.2 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after | diff %t.before -
// RUN: g++ -std=c++17 -O3 -msse4.2 %t/code.cpp -o %t/after && %t/after | diff %t.before -
// MADE4-COUNT-4: unroll: rewritten
// MADE5-COUNT-5: unroll: rewritten
#include <cstdio>
#include <immintrin.h>
#include <vector>

static float total(__m128 v) { return v[0] + v[1] + v[2] + v[3]; }

static float index(const float *a, const float *b, size_t n) {
  __m128 sum = _mm_setzero_ps();
  for (size_t i = 0; i + 4 <= n; i += 4) {
    __m128 t = _mm_sub_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i));
    sum = _mm_add_ps(sum, _mm_mul_ps(t, t));
  }
  return total(sum);
}

static float pointer(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  __m128 sum = _mm_setzero_ps();
  while (a < end) {
    sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b)));
    a += 4;
    b += 4;
  }
  return total(sum);
}

static float down(const float *a, const float *b, size_t d) {
  __m128 dot = _mm_setzero_ps(), norm = _mm_setzero_ps();
  while (d >= 4) {
    __m128 x = _mm_loadu_ps(a), y = _mm_loadu_ps(b);
    dot = _mm_add_ps(dot, _mm_mul_ps(x, y));
    norm = _mm_sub_ps(norm, _mm_mul_ps(y, y));
    a += 4;
    b += 4;
    d -= 4;
  }
  return total(dot) - total(norm);
}

static float pairs(const float *a, const float *b, size_t n) {
  const __m128 *p = (const __m128 *)a, *end = p + n / 4;
  const float *q = b;
  __m128 sum = _mm_setzero_ps();
  for (; p != end; ++p, q += 4)
    sum += _mm_loadu_ps((const float *)p) * _mm_loadu_ps(q);
  return total(sum);
}

static float four(const float *a, const float *b, size_t n) {
  __m128 sum = _mm_setzero_ps();
  for (size_t i = 0; i + 8 <= n; i += 8) {
    sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i)));
    sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a + i + 4), _mm_loadu_ps(b + i + 4)));
  }
  return total(sum);
}

static unsigned seed = 1;
/// Small whole numbers: their sums are exact in any order.
static float small() {
  seed = seed * 1664525u + 1013904223u;
  return float(int(seed >> 24) - 128);
}

int main() {
  for (size_t d = 0; d <= 200; d += 4) {
    // Of just this size, so that a sanitizer sees what is read behind it.
    std::vector<float> a(d), b(d);
    for (size_t i = 0; i < d; ++i) {
      a[i] = small();
      b[i] = small();
    }
    std::printf("%zu", d);
    std::printf(" %.0f", double(index(a.data(), b.data(), d)));
    std::printf(" %.0f", double(pointer(a.data(), b.data(), d)));
    std::printf(" %.0f", double(down(a.data(), b.data(), d)));
    std::printf(" %.0f", double(pairs(a.data(), b.data(), d)));
    std::printf(" %.0f", double(four(a.data(), b.data(), d)));
    std::printf("\n");
  }
}
