// The kernel ends in two branches.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: code.cpp:{{[0-9]+}}: fixed-dimension: refused: an #if has but one of its ends in the kernel

#ifndef SCALED
#define SCALED 0
#endif
float l2(const float *a, const float *b, int d) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
#if !SCALED
  return sum;
}
#else
  return sum / d;
}
#endif
