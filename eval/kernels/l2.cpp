//===- l2.cpp - squared Euclidean distances of floats -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Four accumulators hide the latency of a multiply-add. What is left after
/// whole vectors is the end of the row once more, with the lanes that were
/// already summed set to 0: no lane is loaded from beyond the row.
///
//===----------------------------------------------------------------------===//

#include "eval/kernel/kernel.h"

// The one target that -march=native is. Without this Highway 1.0.3 does not
// compile for a CPU with AVX-VNNI.
#define HWY_COMPILE_ONLY_STATIC
#include <hwy/highway.h>

namespace hn = hwy::HWY_NAMESPACE;

namespace {

using Tag = hn::ScalableTag<float>;

HWY_INLINE float distance(const float *Q, const float *R, size_t D) {
  const Tag T;
  const size_t N = hn::Lanes(T);
  if (D < N) {
    float Sum = 0;
    for (size_t I = 0; I < D; ++I)
      Sum += (Q[I] - R[I]) * (Q[I] - R[I]);
    return Sum;
  }
  auto S0 = hn::Zero(T), S1 = S0, S2 = S0, S3 = S0;
  auto add = [&](size_t I, auto &Sum) {
    const auto Diff = hn::Sub(hn::LoadU(T, Q + I), hn::LoadU(T, R + I));
    Sum = hn::MulAdd(Diff, Diff, Sum);
  };
  size_t I = 0;
  for (; I + 4 * N <= D; I += 4 * N) {
    add(I, S0);
    add(I + N, S1);
    add(I + 2 * N, S2);
    add(I + 3 * N, S3);
  }
  for (; I + N <= D; I += N)
    add(I, S0);
  if (I < D) {
    const auto Diff = hn::Sub(hn::LoadU(T, Q + D - N), hn::LoadU(T, R + D - N));
    const auto New = hn::IfThenZeroElse(hn::FirstN(T, N - (D - I)), Diff);
    S1 = hn::MulAdd(New, New, S1);
  }
  return hn::GetLane(
      hn::SumOfLanes(T, hn::Add(hn::Add(S0, S1), hn::Add(S2, S3))));
}

} // namespace

void crinn_kernel_l2(const float *query, const float *rows, size_t count,
                     size_t d, float *out) {
  for (size_t I = 0; I < count; ++I)
    out[I] = distance(query, rows + I * d, d);
}
