// A parameter that cannot be set.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: the parameter d is const
float l2(const float *a, const float *b, const int d) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
