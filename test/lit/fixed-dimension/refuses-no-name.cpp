// A parameter without a name cannot be handed on.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: a parameter of the kernel has no name
float l2(const float *a, const float *b, int d, int) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
