// Sums of whole numbers may be reordered as they are.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the loop adds to no local variable
#include <cstddef>
static int squared(const short *a, const short *b, size_t n) {
  int sum = 0;
  for (size_t i = 0; i < n; ++i)
    sum += a[i] * b[i];
  return sum;
}
int use(const short *a, size_t n) { return squared(a, a, n); }
