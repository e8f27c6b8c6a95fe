// The name that the function tells would be another.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: the kernel uses the function's name
#include <cstdio>
float l2(const float *a, const float *b, int d) {
  if (d < 0)
    std::puts(__func__);
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
