// Without a search in the unit a matrix is just a matrix.
// RUN: %prepare
// RUN: %scan -- %flags | FileCheck %s --allow-empty
// CHECK-NOT: {{storage in}}
#include <cstddef>
#include <cstdlib>
#include <vector>

struct Matrix {
  Matrix(size_t rows, size_t columns) : columns_(columns) {
    data_ = (double *)malloc(rows * columns_ * sizeof(double));
  }
  double &at(size_t i, size_t j) { return data_[i * columns_ + j]; }
  double *data_;
  size_t columns_;
};

struct Table {
  explicit Table(size_t n) : cells(n) {}
  void grow(size_t n) { cells.resize(n); }
  int at(size_t i) const { return cells[i]; }
  std::vector<int> cells;
};
