// No line of its own to put the statement on.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: the kernel's first statement stands on the line of its {
float l2(const float *a, const float *b, int d) { float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
