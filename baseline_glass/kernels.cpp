//===- kernels.cpp - distance kernels through Highway ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One source, compiled once per instruction set; the best one that the CPU
/// supports is looked up once.
///
/// 8-bit differences and products are formed in 16 bits (a difference of two
/// bytes fits) and summed pairwise into 32 bits by ReorderWidenMulAccumulate,
/// which is one multiply-add of pairs on x86. Several accumulators hide its
/// latency. Vectors are capped at 64 bytes so that a padded row is always a
/// whole number of steps.
///
/// AVX3_DL is left out: the target attributes that Highway 1.0.3 uses for it
/// let the compiler emit AVX-VNNI instructions, which Highway does not test the
/// CPU for.
///
//===----------------------------------------------------------------------===//

#define HWY_DISABLED_TARGETS HWY_AVX3_DL

#include "baseline_glass/kernels.h"

#include <algorithm>
#include <bit>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "baseline_glass/kernels.cpp"
#include <hwy/foreach_target.h> // IWYU pragma: keep

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace glass {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using FloatTag = hn::CappedTag<float, 16>;
using WordTag = hn::CappedTag<int16_t, 32>;
using SumTag = hn::RepartitionToWide<WordTag>;

/// Sums Term(a, b, sum) over the rows with four accumulators, then with one.
template <typename TermFn>
HWY_INLINE float sumF32(const float *HWY_RESTRICT A,
                        const float *HWY_RESTRICT B, size_t Count,
                        TermFn Term) {
  const FloatTag D;
  const size_t N = hn::Lanes(D);
  auto S0 = hn::Zero(D), S1 = S0, S2 = S0, S3 = S0;
  size_t I = 0;
  for (; I + 4 * N <= Count; I += 4 * N) {
    S0 = Term(hn::Load(D, A + I), hn::Load(D, B + I), S0);
    S1 = Term(hn::Load(D, A + I + N), hn::Load(D, B + I + N), S1);
    S2 = Term(hn::Load(D, A + I + 2 * N), hn::Load(D, B + I + 2 * N), S2);
    S3 = Term(hn::Load(D, A + I + 3 * N), hn::Load(D, B + I + 3 * N), S3);
  }
  for (; I < Count; I += N)
    S0 = Term(hn::Load(D, A + I), hn::Load(D, B + I), S0);
  const auto Sum = hn::Add(hn::Add(S0, S1), hn::Add(S2, S3));
  return hn::GetLane(hn::SumOfLanes(D, Sum));
}

float l2F32(const float *A, const float *B, size_t Count) {
  return sumF32(A, B, Count, [](auto X, auto Y, auto Sum) HWY_ATTR {
    const auto Diff = hn::Sub(X, Y);
    return hn::MulAdd(Diff, Diff, Sum);
  });
}

float negDotF32(const float *A, const float *B, size_t Count) {
  return -sumF32(A, B, Count, [](auto X, auto Y, auto Sum) HWY_ATTR {
    return hn::MulAdd(X, Y, Sum);
  });
}

/// As sumF32, on bytes widened to words. Term returns the two factors of each
/// product; the products are summed pairwise.
template <typename Code, typename TermFn>
HWY_INLINE int32_t sumBytes(const Code *HWY_RESTRICT A,
                            const Code *HWY_RESTRICT B, size_t Count,
                            TermFn Term) {
  const WordTag D;
  const SumTag DSum;
  const hn::Rebind<Code, WordTag> DCode;
  const size_t N = hn::Lanes(D);
  auto S0 = hn::Zero(DSum), S1 = S0, S2 = S0, S3 = S0;
  auto Odd = S0; // what a target that does not sum neighbours leaves over
  const auto Step = [&](size_t At, auto Sum) HWY_ATTR {
    const auto X = hn::PromoteTo(D, hn::Load(DCode, A + At));
    const auto Y = hn::PromoteTo(D, hn::Load(DCode, B + At));
    return Term(X, Y, Sum, Odd);
  };
  size_t I = 0;
  for (; I + 4 * N <= Count; I += 4 * N) {
    S0 = Step(I, S0);
    S1 = Step(I + N, S1);
    S2 = Step(I + 2 * N, S2);
    S3 = Step(I + 3 * N, S3);
  }
  for (; I < Count; I += N)
    S0 = Step(I, S0);
  const auto Sum = hn::Add(hn::Add(S0, S1), hn::Add(S2, S3));
  return hn::GetLane(hn::SumOfLanes(DSum, hn::Add(Sum, Odd)));
}

int32_t l2U8(const uint8_t *A, const uint8_t *B, size_t Count) {
  return sumBytes(
      A, B, Count, [](auto X, auto Y, auto Sum, auto &Odd) HWY_ATTR {
        const auto Diff = hn::Sub(X, Y);
        return hn::ReorderWidenMulAccumulate(SumTag(), Diff, Diff, Sum, Odd);
      });
}

int32_t negDotS8(const int8_t *A, const int8_t *B, size_t Count) {
  return -sumBytes(
      A, B, Count, [](auto X, auto Y, auto Sum, auto &Odd) HWY_ATTR {
        return hn::ReorderWidenMulAccumulate(SumTag(), X, Y, Sum, Odd);
      });
}

/// Runs Encode over whole vectors; the rest goes through a zero-filled buffer,
/// so that an element is encoded alike wherever it stands.
template <typename Code, typename EncodeFn>
HWY_INLINE void encode(const float *In, size_t Count, Code *Out,
                       EncodeFn Encode) {
  const FloatTag D;
  const hn::Rebind<Code, FloatTag> DCode;
  const size_t N = hn::Lanes(D);
  size_t I = 0;
  for (; I + N <= Count; I += N)
    hn::StoreU(Encode(hn::LoadU(D, In + I)), DCode, Out + I);
  if (I == Count)
    return;
  float Rest[16] = {};
  Code Codes[16];
  std::copy(In + I, In + Count, Rest);
  hn::StoreU(Encode(hn::LoadU(D, Rest)), DCode, Codes);
  std::copy(Codes, Codes + (Count - I), Out + I);
}

void encodeU8(const float *In, size_t Count, float Offset, float Factor,
              uint8_t *Out) {
  const FloatTag D;
  const auto VOffset = hn::Set(D, Offset), VFactor = hn::Set(D, Factor);
  encode(In, Count, Out, [&](auto V) HWY_ATTR {
    const auto Scaled = hn::Mul(hn::Sub(V, VOffset), VFactor);
    const auto Clamped = hn::Clamp(Scaled, hn::Zero(D), hn::Set(D, 255.0f));
    return hn::DemoteTo(hn::Rebind<uint8_t, FloatTag>(),
                        hn::NearestInt(Clamped));
  });
}

void encodeS8(const float *In, size_t Count, float Factor, int8_t *Out) {
  const FloatTag D;
  const auto VFactor = hn::Set(D, Factor);
  encode(In, Count, Out, [&](auto V) HWY_ATTR {
    const auto Clamped =
        hn::Clamp(hn::Mul(V, VFactor), hn::Set(D, -127.0f), hn::Set(D, 127.0f));
    return hn::DemoteTo(hn::Rebind<int8_t, FloatTag>(),
                        hn::NearestInt(Clamped));
  });
}

} // namespace HWY_NAMESPACE
} // namespace glass
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace glass {

HWY_EXPORT(l2F32);
HWY_EXPORT(negDotF32);
HWY_EXPORT(l2U8);
HWY_EXPORT(negDotS8);
HWY_EXPORT(encodeU8);
HWY_EXPORT(encodeS8);

const Kernels &kernels() {
  static const Kernels Chosen = [] {
    // Until this call a dispatched pointer is that of the chooser itself.
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    return Kernels{
        HWY_DYNAMIC_DISPATCH(l2F32),    HWY_DYNAMIC_DISPATCH(negDotF32),
        HWY_DYNAMIC_DISPATCH(l2U8),     HWY_DYNAMIC_DISPATCH(negDotS8),
        HWY_DYNAMIC_DISPATCH(encodeU8), HWY_DYNAMIC_DISPATCH(encodeS8)};
  }();
  return Chosen;
}

bool allFinite(const float *In, size_t Count) {
  // An exponent of all ones means NaN or infinity. Tested on the bits and
  // without a branch, so that the compiler can use vectors.
  constexpr uint32_t Exponent = 0x7F800000;
  uint32_t Bad = 0;
  for (size_t I = 0; I < Count; ++I)
    Bad |= (std::bit_cast<uint32_t>(In[I]) & Exponent) == Exponent;
  return Bad == 0;
}

} // namespace glass
#endif // HWY_ONCE
