// How many vectors, or how many dimensions?
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: several numbers bound the kernel's loops: d and n
float nearest(const float *q, const float *b, int d, int n) {
  float least = 1e30f;
  for (int v = 0; v < n; ++v) {
    float sum = 0;
    for (int i = 0; i < d; ++i)
      sum += (q[i] - b[v * d + i]) * (q[i] - b[v * d + i]);
    least = sum < least ? sum : least;
  }
  return least;
}
