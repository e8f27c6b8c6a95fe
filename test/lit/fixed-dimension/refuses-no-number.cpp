// The length is that of a container.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: no integer parameter bounds the kernel's loops
#include <vector>
float l2(const std::vector<float> &a, const std::vector<float> &b) {
  float sum = 0;
  for (unsigned i = 0; i < a.size(); ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
