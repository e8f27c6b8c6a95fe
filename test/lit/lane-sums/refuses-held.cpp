// An object holds a reference to the bound.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the loop's end is not a comparison
#include <cstddef>
struct Stop {
  explicit Stop(size_t &n) : left(n) {}
  void poll();
  size_t &left;
};
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  Stop stop(n);
  for (size_t i = 0; i < n; ++i) {
    sum += a[i] * b[i];
    stop.poll();
  }
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
