// A kernel that stores its result.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: the kernel returns nothing
void l2(const float *a, const float *b, int d, float *out) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  *out = sum;
}
