// A template: its arguments would have to be handed on.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: the kernel is a template
template <class T> float l2(const T *a, const T *b, int d) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
float use(const float *a, int d) { return l2(a, a, d); }
