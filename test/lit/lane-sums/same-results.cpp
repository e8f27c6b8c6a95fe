// Distances before and after of vectors of whole numbers, of each length around
// those where a loop begins to run; the sanitizers watch what is read.
// RUN: %prepare
// RUN: %clang -std=c++17 -O2 -msse4.2 %t/code.cpp -o %t/before -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/before > %t.before && test -s %t.before
// RUN: %prepare
// RUN: %rewrite -v --in-place --rewrites=lane-sums --set=lane-sums.lanes=5 -- -std=c++17 -msse4.2 2>&1 | FileCheck %s --check-prefix=MADE4
// RUN: %clang -std=c++17 -O2 -msse4.2 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after | diff %t.before -
// RUN: g++ -std=c++17 -O3 -msse4.2 %t/code.cpp -o %t/after && %t/after | diff %t.before -
// RUN: %prepare
// RUN: %rewrite -v --in-place --rewrites=lane-sums --set=lane-sums.lanes=16 -- -std=c++17 -msse4.2 2>&1 | FileCheck %s --check-prefix=MADE4
// RUN: %clang -std=c++17 -O2 -msse4.2 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after | diff %t.before -
// RUN: g++ -std=c++17 -O3 -msse4.2 %t/code.cpp -o %t/after && %t/after | diff %t.before -
// MADE4-COUNT-4: lane-sums: rewritten
#include <cstdio>
#include <vector>

static float index(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (size_t i = 0; i < n; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

static float pointer(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  float sum = 0;
  while (a != end)
    sum += *a++ * *b++;
  return sum;
}

static float down(const float *a, const float *b, size_t d) {
  float dot = 0, norm = 0;
  while (d >= 1) {
    --d;
    dot += a[d] * b[d];
    norm -= a[d] * a[d];
  }
  return dot + norm;
}

static double signedIndex(const float *a, const float *b, int n) {
  double sum = 0;
  int i;
  for (i = 0; i <= n - 1; i++)
    sum = sum + double(a[i]) * double(b[n - i - 1]);
  return sum;
}

static unsigned seed = 1;
/// Small whole numbers: their sums are exact in any order.
static float small() {
  seed = seed * 1664525u + 1013904223u;
  return float(int(seed >> 24) - 128);
}

int main() {
  for (size_t d = 0; d <= 200; d += 1) {
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
    std::printf(" %.0f", double(signedIndex(a.data(), b.data(), int(d))));
    std::printf("\n");
  }
}
