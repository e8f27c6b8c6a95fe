// A member.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: the kernel is a member
struct L2 {
  float operator()(const float *a, const float *b, int d) const {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
  }
};
