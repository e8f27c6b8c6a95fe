// Sums over one array, hashes, polynomials, counts of a value: one vector.
// RUN: %prepare
// RUN: %scan -- %flags | FileCheck %s --allow-empty
// CHECK-NOT: {{.}}
#include <cstddef>
#include <cstdint>
#include <vector>

float norm(const float *x, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; i++)
    sum += x[i] * x[i];
  return sum;
}

double variance(const float *x, size_t n) {
  double mean = 0, sum = 0;
  for (size_t i = 0; i < n; i++)
    mean += x[i];
  mean /= n;
  for (size_t i = 0; i < n; i++)
    sum += (x[i] - mean) * (x[i] - mean);
  return sum / n;
}

uint64_t hash(const unsigned char *s, size_t n, const uint64_t *table) {
  uint64_t h = 14695981039346656037u;
  for (size_t i = 0; i < n; i++)
    h = (h ^ s[i]) * 1099511628211u + table[s[i]];
  return h;
}

double polynomial(const std::vector<double> &c, double x) {
  double y = 0;
  for (size_t i = c.size(); i-- > 0;)
    y = y * x + c[i];
  return y;
}

template <class It, class T> size_t others(It first, It last, T value) {
  size_t n = 0;
  for (; first != last; ++first)
    if (*first != value)
      ++n;
  return n;
}

// Two arrays, each summed on its own.
float sums(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += a[i] + b[i];
  return sum;
}

struct Statistics {
  std::vector<float> values, weights;
  float mean() const {
    float sum = 0;
    for (size_t i = 0; i < values.size(); i++)
      sum += values[i] * weights[i];
    return sum / values.size();
  }
};
