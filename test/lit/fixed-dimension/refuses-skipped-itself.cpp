// The kernel calls itself in text that is not seen.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: code.cpp:{{[0-9]+}}: fixed-dimension: refused: the kernel holds text that this configuration skips (#if), with 'l2' in it

float l2(const float *a, const float *b, int d) {
#ifdef HALVES
  if (d > 1000)
    return l2(a, b, d / 2) + l2(a + d / 2, b + d / 2, d - d / 2);
#endif
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
