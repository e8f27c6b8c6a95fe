// Iterators may be of a kind that cannot tell what is left.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the loop counts in a type that is too small
#include <cstddef>
template <typename I> static float squared(I a, I end, I b) {
  float sum = 0;
  for (; a != end; ++a, ++b)
    sum += *a * *b;
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a + n, a); }
