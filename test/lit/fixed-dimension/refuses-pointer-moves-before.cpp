// Where the number is read the pointer is another.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: code.cpp:{{[0-9]+}}: fixed-dimension: refused: no integer parameter bounds the kernel's loops



#include <cstddef>
float l2(const float *a, const float *b, const size_t *info) {
  for (int c = 0; c < 2; ++c)
    ++info;
  size_t d = *info;
  float sum = 0;
  for (size_t i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
