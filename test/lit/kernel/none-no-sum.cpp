// Two vectors, but nothing that grows and goes back as a number.
// RUN: %prepare
// RUN: %scan -- %flags -march=haswell | FileCheck %s --allow-empty
// CHECK-NOT: {{.}}
#include <cstddef>
#include <cstdint>
#include <immintrin.h>

float l2(const float *a, const float *b, size_t d);

// A wrapper, and a loop of calls.
float distance(const float *a, const float *b, size_t d) {
  return 1.0f - l2(a, b, d);
}
void all(float *out, const float *x, const float *y, size_t d, size_t n) {
  for (size_t i = 0; i < n; i++) {
    out[i] = l2(x, y, d);
    y += d;
  }
}

bool close(const float *a, const float *b, size_t n, float eps) {
  float sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum < eps;
}

void multiplyAdd(size_t n, const float *a, float f, const float *b, float *c) {
  for (size_t i = 0; i < n; i++)
    c[i] = a[i] + f * b[i];
}

void accumulate(size_t n, const float *a, const float *b, float *c) {
  for (size_t i = 0; i < n; i++)
    c[i] += a[i] * b[i];
}

// Each value begins anew: nothing is summed over the loop.
void decode(const uint8_t *codes, const float *step, const float *low, size_t n,
            float *out) {
  for (size_t i = 0; i < n; i += 8) {
    auto code = _mm_loadl_epi64((const __m128i *)(codes + i));
    __m256 v = _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(code));
    v = _mm256_fmadd_ps(v, _mm256_loadu_ps(step + i), _mm256_loadu_ps(low + i));
    _mm256_storeu_ps(out + i, v);
  }
}

int leastOfSums(size_t n, const float *a, const float *b) {
  __m128 least = _mm_set1_ps(1e20f);
  __m128i at = _mm_set1_epi32(-1), here = _mm_set1_epi32(0);
  for (size_t i = 0; i < n; i += 4) {
    __m128 v = _mm_add_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i));
    __m128i mask = _mm_castps_si128(_mm_cmpgt_ps(least, v));
    at = _mm_or_si128(_mm_and_si128(mask, here), _mm_andnot_si128(mask, at));
    least = _mm_min_ps(least, v);
  }
  return _mm_cvtsi128_si32(at);
}
