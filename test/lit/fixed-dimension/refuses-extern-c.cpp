// No template in extern "C".
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: the kernel is extern "C", variadic or constexpr
extern "C" float l2(const float *a, const float *b, int d) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
