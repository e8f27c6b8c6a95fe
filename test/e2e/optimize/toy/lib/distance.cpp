//===- distance.cpp - squared Euclidean distance --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/graph.h"

float toy::distance(const float *A, const float *B, size_t D) {
  double Sum = 0;
  for (size_t I = 0; I < D; ++I) {
    double Delta = double(A[I]) - double(B[I]);
    Sum += Delta * Delta;
  }
  return float(Sum);
}
