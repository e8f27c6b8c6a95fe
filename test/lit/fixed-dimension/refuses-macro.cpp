// A macro makes the function.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: the kernel is spelled by a macro
#define KERNEL(name)                                                           \
  float name(const float *a, const float *b, int d) {                          \
    float sum = 0;                                                             \
    for (int i = 0; i < d; ++i)                                                \
      sum += (a[i] - b[i]) * (a[i] - b[i]);                                    \
    return sum;                                                                \
  }
KERNEL(l2)
