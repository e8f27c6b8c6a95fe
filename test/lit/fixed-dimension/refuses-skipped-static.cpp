// A variable that all calls share, in text that is not seen.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: code.cpp:{{[0-9]+}}: fixed-dimension: refused: the kernel holds text that this configuration skips (#if), with 'static' in it

float l2(const float *a, const float *b, int d) {
#ifdef COUNT
  static long calls = 0;
  ++calls;
#endif
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
