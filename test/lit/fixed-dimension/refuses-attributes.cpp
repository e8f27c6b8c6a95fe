// What an attribute says of one function it may not say of two.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: the kernel has attributes
__attribute__((noinline)) float l2(const float *a, const float *b, int d) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
