// Something has the name already.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: another function has the name that the template would have
int l2_of_dim;
float l2(const float *a, const float *b, int d) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
