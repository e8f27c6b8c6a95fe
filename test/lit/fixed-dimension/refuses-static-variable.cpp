// Each instance would have a variable of its own.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: the kernel declares a static variable, or what is no variable
float l2(const float *a, const float *b, int d) {
  static long calls;
  ++calls;
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
