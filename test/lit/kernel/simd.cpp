// Distances by intrinsics: the sum is a register, spilled to an array at the
// end, or reduced by a function; vectors are loaded, masked or gathered.
// RUN: %prepare
// RUN: %scan -- %flags -march=haswell | FileCheck %s
#include <cstddef>
#include <cstdint>
#include <immintrin.h>

// CHECK: code.cpp:[[@LINE+1]]: kernel in spilled
static float spilled(const void *left, const void *right, const void *count) {
  float *a = (float *)left;
  float *b = (float *)right;
  float buffer[8];
  const float *end = a + (*((size_t *)count) >> 3 << 3);
  __m256 diff, v1, v2;
  __m256 sum = _mm256_set1_ps(0);
  while (a < end) {
    v1 = _mm256_loadu_ps(a);
    a += 8;
    v2 = _mm256_loadu_ps(b);
    b += 8;
    diff = _mm256_sub_ps(v1, v2);
    sum = _mm256_add_ps(sum, _mm256_mul_ps(diff, diff));
  }
  _mm256_store_ps(buffer, sum);
  return buffer[0] + buffer[1] + buffer[2] + buffer[3] + buffer[4] +
         buffer[5] + buffer[6] + buffer[7];
}

float reduce(__m256 v);

// A vector and codes that are scaled on the way.
// CHECK: code.cpp:[[@LINE+1]]: kernel in coded
inline float coded(const float *x, const uint8_t *y, int d, const float *low,
                   const float *step) {
  __m256 sum = _mm256_setzero_ps();
  for (int i = 0; i < d; i += 8) {
    auto code = _mm_loadl_epi64((__m128i *)(y + i));
    auto value = _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(code));
    value = _mm256_add_ps(_mm256_mul_ps(value, _mm256_loadu_ps(step + i)),
                          _mm256_loadu_ps(low + i));
    sum = _mm256_fmadd_ps(_mm256_loadu_ps(x + i), value, sum);
  }
  return -reduce(sum);
}

#define DOT(p, q, into, t1, t2)                                                \
  t1 = _mm256_loadu_ps(p);                                                     \
  t2 = _mm256_loadu_ps(q);                                                     \
  t1 = _mm256_mul_ps(t1, t2);                                                  \
  into = _mm256_add_ps(into, t1);

struct Metric {
  // CHECK: code.cpp:[[@LINE+1]]: kernel in Metric::compare
  float compare(const float *a, const float *b, unsigned n) const {
    __m256 sum, l0, r0;
    float buffer[8] = {0, 0, 0, 0, 0, 0, 0, 0};
    sum = _mm256_loadu_ps(buffer);
    for (unsigned i = 0; i < n; i += 8, a += 8, b += 8) {
      DOT(a, b, sum, l0, r0)
    }
    _mm256_storeu_ps(buffer, sum);
    float result = buffer[0] + buffer[1];
    return result;
  }
};

// Four dimensions written out; the loop is over vectors.
// CHECK: code.cpp:[[@LINE+2]]: kernel in four
template <class Op>
void four(float *out, const float *x, const float *y, size_t n) {
  __m128 q = _mm_loadu_ps(x);
  for (size_t i = 0; i < n; i++) {
    __m128 sum = Op::op(q, _mm_loadu_ps(y));
    y += 4;
    sum = _mm_hadd_ps(sum, sum);
    sum = _mm_hadd_ps(sum, sum);
    out[i] = _mm_cvtss_f32(sum);
  }
}

// The same by columns, with the nearest's number as the answer.
// CHECK: code.cpp:[[@LINE+1]]: kernel in nearest
size_t nearest(const float *x, const float *y, size_t n) {
  const __m256 m0 = _mm256_set1_ps(x[0]);
  const __m256 m1 = _mm256_set1_ps(x[1]);
  const __m256 m2 = _mm256_set1_ps(x[2]);
  const __m256 m3 = _mm256_set1_ps(x[3]);
  float least = 1e30f;
  size_t at = 0;
  for (size_t i = 0; i < n; i += 8) {
    __m256 dot = _mm256_mul_ps(m0, _mm256_loadu_ps(y));
    dot = _mm256_fmadd_ps(m1, _mm256_loadu_ps(y + 8), dot);
    dot = _mm256_fmadd_ps(m2, _mm256_loadu_ps(y + 16), dot);
    dot = _mm256_fmadd_ps(m3, _mm256_loadu_ps(y + 24), dot);
    y += 32;
    const float d = -reduce(dot);
    if (d < least) {
      least = d;
      at = i;
    }
  }
  return at;
}
// CHECK-NOT: {{kernel in}}
