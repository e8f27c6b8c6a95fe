// A type that only an instance has.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the sum's type is spelled by a macro, or only an instance has it
#include <cstddef>
template <typename T> static T squared(const T *a, const T *b, size_t n) {
  auto sum = T(0);
  for (size_t i = 0; i < n; ++i)
    sum += a[i] * b[i];
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
