// A type that holds no such number.
// RUN: %prepare
// RUN: %rewrite -v --rewrites=fixed-dimension --set=fixed-dimension.dimension=128 -- %flags 2>&1 | FileCheck %s --implicit-check-not=diff
// CHECK: refused: no dimension fits the type of d
float l2(const float *a, const float *b, signed char d) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
