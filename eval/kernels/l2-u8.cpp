//===- l2-u8.cpp - squared distances of unsigned bytes ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Bytes are widened to words, whose products are summed in pairs. The end of a
/// row is as in l2.cpp.
///
//===----------------------------------------------------------------------===//

#include "eval/kernel/kernel.h"

// The one target that -march=native is. Without this Highway 1.0.3 does not
// compile for a CPU with AVX-VNNI.
#define HWY_COMPILE_ONLY_STATIC
#include <hwy/highway.h>

namespace hn = hwy::HWY_NAMESPACE;

namespace {

using WordTag = hn::ScalableTag<int16_t>;
using ByteTag = hn::Rebind<uint8_t, WordTag>;
using SumTag = hn::RepartitionToWide<WordTag>;

HWY_INLINE auto words(const uint8_t *P) {
  return hn::PromoteTo(WordTag(), hn::LoadU(ByteTag(), P));
}

HWY_INLINE int32_t distance(const uint8_t *Q, const uint8_t *R, size_t D) {
  const WordTag T;
  const SumTag Wide;
  const size_t N = hn::Lanes(T);
  if (D < N) {
    int32_t Sum = 0;
    for (size_t I = 0; I < D; ++I)
      Sum += (Q[I] - R[I]) * (Q[I] - R[I]);
    return Sum;
  }
  auto S0 = hn::Zero(Wide), S1 = S0, Odd = S0;
  auto add = [&](hn::Vec<WordTag> Diff, auto &Sum) {
    Sum = hn::ReorderWidenMulAccumulate(Wide, Diff, Diff, Sum, Odd);
  };
  size_t I = 0;
  for (; I + 2 * N <= D; I += 2 * N) {
    add(hn::Sub(words(Q + I), words(R + I)), S0);
    add(hn::Sub(words(Q + I + N), words(R + I + N)), S1);
  }
  if (I + N <= D) {
    add(hn::Sub(words(Q + I), words(R + I)), S0);
    I += N;
  }
  if (I < D)
    add(hn::IfThenZeroElse(hn::FirstN(T, N - (D - I)),
                           hn::Sub(words(Q + D - N), words(R + D - N))),
        S1);
  return hn::GetLane(hn::SumOfLanes(Wide, hn::Add(hn::Add(S0, S1), Odd)));
}

} // namespace

void crinn_kernel_l2_u8(const uint8_t *query, const uint8_t *rows, size_t count,
                        size_t d, int32_t *out) {
  for (size_t I = 0; I < count; ++I)
    out[I] = distance(query, rows + I * d, d);
}
