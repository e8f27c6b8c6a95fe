// A number that never comes here whole.
// RUN: %prepare
// RUN: %rewrite -v --rewrites=fixed-dimension --set=fixed-dimension.dimension=100 -- %flags 2>&1 | FileCheck %s --implicit-check-not=diff
// CHECK: refused: the kernel computes 16 dimensions at a time, and 100 is no multiple
float l2(const float *a, const float *b, int d) {
  float sum = 0;
  for (int i = 0; i < d / 16; ++i)
    for (int j = 16 * i; j < 16 * i + 16; ++j)
      sum += (a[j] - b[j]) * (a[j] - b[j]);
  return sum;
}
