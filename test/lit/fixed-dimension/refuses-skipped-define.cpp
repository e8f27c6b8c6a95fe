// A macro that would be defined twice.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: code.cpp:{{[0-9]+}}: fixed-dimension: refused: the kernel holds text that this configuration skips (#if), with 'define' in it

float l2(const float *a, const float *b, int d) {
#ifdef WIDE
#define STEP 4
#endif
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
