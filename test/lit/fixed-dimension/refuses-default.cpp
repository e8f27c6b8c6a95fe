// A default argument.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: a parameter of the kernel has a default
float l2(const float *a, const float *b, int d = 128) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
