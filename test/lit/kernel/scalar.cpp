// Distances by a scalar loop: indices, pointers, iterators, unrolled, as a
// functor, with the sum handed out through a reference.
// RUN: %prepare
// RUN: %scan -- %flags | FileCheck %s
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

// CHECK: code.cpp:[[@LINE+1]]: kernel in l2
float l2(const float *a, const float *b, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; ++i) {
    const float t = a[i] - b[i];
    sum += t * t;
  }
  return sum;
}

// CHECK: code.cpp:[[@LINE+2]]: kernel in erased
static int
erased(const void *left, const void *right, const void *count) {
  size_t n = *((size_t *)count);
  int sum = 0;
  unsigned char *a = (unsigned char *)left;
  unsigned char *b = (unsigned char *)right;
  for (size_t i = 0; i < n / 2; i++) {
    sum += ((*a) - (*b)) * ((*a) - (*b));
    a++;
    b++;
    sum += ((*a) - (*b)) * ((*a) - (*b));
    a++;
    b++;
  }
  return sum;
}

// CHECK: code.cpp:[[@LINE+2]]: kernel in largest
template <class A, class B>
float largest(A first, A last, B other) {
  float most = 0.0f;
  while (first != last) {
    most = std::max(std::move(most), std::abs(*first - *other));
    ++first;
    ++other;
  }
  return most;
}

template <typename scalar, typename number> struct Cosine {
  // CHECK: code.cpp:[[@LINE+1]]: kernel in Cosine::operator()
  number operator()(scalar const *a, scalar const *b, size_t d) const {
    number ab{}, a2{}, b2{};
    for (size_t i = 0; i != d; ++i) {
      number x = static_cast<number>(a[i]);
      number y = static_cast<number>(b[i]);
      ab += x * y;
      a2 += square(x);
      b2 += square(y);
    }
    return 1 - ab / std::sqrt(a2 * b2);
  }
  static number square(number x) { return x * x; }

  // CHECK: code.cpp:[[@LINE+1]]: kernel in Cosine::products
  void products(scalar const *a, scalar const *b, size_t d, number &ab) const {
    for (size_t i = 0; i != d; ++i)
      ab += number(a[i]) * number(b[i]);
  }
};

struct Coded {
  const uint8_t *codes;
  int dim;
  float scale;
  // The object's own vector, and another's.
  // CHECK: code.cpp:[[@LINE+1]]: kernel in Coded::distance
  float distance(const Coded &other) const {
    int sum = 0;
    for (int i = 0; i < dim; i++)
      sum += (int)codes[i] * (int)other.codes[i];
    return -scale * sum;
  }
};

// Several vectors against one.
// CHECK: code.cpp:[[@LINE+1]]: kernel in many
void many(float *out, const float *x, const float *y, size_t d, size_t n) {
  for (size_t i = 0; i < n; i++) {
    float dot = 0;
    for (size_t j = 0; j < d; j++)
      dot += x[j] * y[i + j * n];
    out[i] = 1 - dot;
  }
}
// CHECK-NOT: {{kernel in}}
