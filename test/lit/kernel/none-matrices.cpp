// Products of matrices, a transformation by the object's matrix, and a sparse
// step that writes back what it reads.
// RUN: %prepare
// RUN: %scan -- %flags | FileCheck %s --allow-empty
// CHECK-NOT: {{.}}
#include <cstddef>
#include <utility>
#include <vector>

void product(const float *a, const float *b, float *c, int n) {
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++) {
      float sum = 0;
      for (int k = 0; k < n; k++)
        sum += a[i * n + k] * b[k * n + j];
      c[i * n + j] = sum;
    }
}

struct Transform {
  std::vector<float> matrix;
  size_t in, out;
  void apply(const float *x, float *y) const {
    for (size_t i = 0; i < out; i++) {
      float sum = 0;
      for (size_t j = 0; j < in; j++)
        sum += matrix[i * in + j] * x[j];
      y[i] = sum;
    }
  }
};

void step(const std::vector<std::vector<std::pair<size_t, double>>> &rows,
          std::vector<double> &values) {
  for (size_t i = 0; i < values.size(); i++) {
    double next = 0;
    for (const auto &one : rows[i])
      next += values[one.first] * one.second;
    values[i] = next;
  }
}

// How many answers agree: an index into both, no number of dimensions.
int kept(const int *ids, const int *wanted, int *out, int n) {
  int m = 0;
  for (int i = 0; i < n; i++) {
    out[m] = ids[i];
    m += ids[i] != wanted[i];
  }
  return m;
}
