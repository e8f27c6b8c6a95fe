//===- kernel.h - distances of the planted library --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One distance per call, of a dimension known at run time, through a pointer:
/// planted, so that a fixed dimension and several rows per call are true gains.
/// Sixteen partial sums in a fixed order, so that a variant that keeps the
/// order gives the same bits; the compiler keeps them in memory.
///
//===----------------------------------------------------------------------===//

#ifndef REEF_KERNEL_H
#define REEF_KERNEL_H

#include <cstddef>

namespace reef {

constexpr size_t Lanes = 16;

/// Distance of two rows of \p D floats; smaller is nearer.
using Kernel = float (*)(const float *A, const float *B, size_t D);

/// Sum is overwritten.
inline float total(float *Sum) {
  for (size_t Half = Lanes / 2; Half > 0; Half /= 2)
    for (size_t L = 0; L < Half; ++L)
      Sum[L] += Sum[L + Half];
  return Sum[0];
}

inline float squaredL2(const float *A, const float *B, size_t D) {
  float Sum[Lanes] = {};
  size_t I = 0;
  for (; I + Lanes <= D; I += Lanes)
    for (size_t L = 0; L < Lanes; ++L) {
      float Delta = A[I + L] - B[I + L];
      Sum[L] += Delta * Delta;
    }
  for (; I < D; ++I)
    Sum[0] += (A[I] - B[I]) * (A[I] - B[I]);
  return total(Sum);
}

inline float negativeProduct(const float *A, const float *B, size_t D) {
  float Sum[Lanes] = {};
  size_t I = 0;
  for (; I + Lanes <= D; I += Lanes)
    for (size_t L = 0; L < Lanes; ++L)
      Sum[L] += A[I + L] * B[I + L];
  for (; I < D; ++I)
    Sum[0] += A[I] * B[I];
  return -total(Sum);
}

/// \p InnerProduct: the larger the product the nearer.
inline Kernel kernelFor(bool InnerProduct) {
  return InnerProduct ? negativeProduct : squaredL2;
}

} // namespace reef

#endif // REEF_KERNEL_H
