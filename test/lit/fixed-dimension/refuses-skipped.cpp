// Text that this configuration does not see may read the number too.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: the kernel holds text that this configuration skips (#if)
float l2(const float *a, const float *b, int d) {
#ifdef USE_FAST
  d = d & ~3;
#endif
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
