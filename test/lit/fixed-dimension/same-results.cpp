// Bits of distances before and after, for numbers that have an instance, are
// next to one, and are 0; the sanitizers watch.
// RUN: %prepare
// RUN: %clang -std=c++11 -O2 %t/code.cpp -o %t/before -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/before > %t/one
// RUN: %rewrite -v --in-place --rewrites=fixed-dimension -- -std=c++11 2>&1 | FileCheck %s
// CHECK-COUNT-3: fixed-dimension: rewritten
// RUN: %clang -std=c++11 -O2 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after > %t/two
// RUN: test -s %t/one
// RUN: diff %t/one %t/two
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

static float squared(const float *a, const float *b, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

static float behindPointer(const void *left, const void *right,
                           const void *info) {
  const float *a = (const float *)left, *b = (const float *)right;
  size_t n = *((size_t *)info);
  float even = 0, odd = 0;
  const float *end = a + (n / 2) * 2;
  while (a < end) {
    even += *a++ * *b++;
    odd += *a++ * *b++;
  }
  return even + odd;
}

static float countsDown(const float *a, const float *b, unsigned d) {
  float sum = 0;
  while (d > 0) {
    --d;
    sum += a[d] * b[d];
  }
  return sum;
}

static void print(float f) {
  unsigned bits;
  std::memcpy(&bits, &f, sizeof bits);
  std::printf("%08x\n", bits);
}

int main() {
  for (size_t d : {0, 1, 95, 96, 97, 100, 127, 128, 129, 256, 784, 960, 1536}) {
    std::vector<float> a(d), b(d);
    for (size_t i = 0; i < d; ++i) {
      a[i] = std::rand() / 3e8f - 3;
      b[i] = std::rand() / 3e8f - 3;
    }
    print(squared(a.data(), b.data(), d));
    print(behindPointer(a.data(), b.data(), &d));
    print(countsDown(a.data(), b.data(), d));
  }
}
