//===- pq-l2.cpp - L2 lookup table of a product quantiser -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Parts have 4 to 16 elements as a rule: less than a vector has lanes, so that
/// one vector per centroid would be mostly its own reduction. Vectors of eight
/// lanes are used, and what is left of a part is summed one by one.
///
//===----------------------------------------------------------------------===//

#include "eval/kernel/kernel.h"

// The one target that -march=native is. Without this Highway 1.0.3 does not
// compile for a CPU with AVX-VNNI.
#define HWY_COMPILE_ONLY_STATIC
#include <hwy/highway.h>

namespace hn = hwy::HWY_NAMESPACE;

namespace {

using Tag = hn::CappedTag<float, 8>;

HWY_INLINE float distance(const float *Q, const float *C, size_t Length) {
  const Tag T;
  const size_t N = hn::Lanes(T);
  auto Sum = hn::Zero(T);
  size_t I = 0;
  for (; I + N <= Length; I += N) {
    const auto Diff = hn::Sub(hn::LoadU(T, Q + I), hn::LoadU(T, C + I));
    Sum = hn::MulAdd(Diff, Diff, Sum);
  }
  float Rest = 0;
  for (; I < Length; ++I)
    Rest += (Q[I] - C[I]) * (Q[I] - C[I]);
  return Rest + hn::GetLane(hn::SumOfLanes(T, Sum));
}

} // namespace

void crinn_kernel_pq_l2(const float *query, const float *codebook, size_t d,
                        size_t m, size_t ksub, float *table) {
  const size_t Length = d / m;
  for (size_t J = 0; J < m; ++J)
    for (size_t C = 0; C < ksub; ++C)
      table[J * ksub + C] = distance(
          query + J * Length, codebook + (J * ksub + C) * Length, Length);
}
