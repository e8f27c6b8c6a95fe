// Stores behind the pointers of an array of its own are none into that array.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: code.cpp:{{[0-9]+}}: fixed-dimension: refused: no integer parameter bounds the kernel's loops



#include <cstddef>
float l2(const float *a, const float *b, const size_t *info, size_t *x, size_t *y) {
  size_t *calls[2] = {x, y};
  for (int c = 0; c < 2; ++c)
    *calls[c] = 0;
  size_t d = *info;
  float sum = 0;
  for (size_t i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
