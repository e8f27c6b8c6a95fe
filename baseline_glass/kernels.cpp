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
/// The 8-bit kernel is a product of unsigned bytes a with signed bytes b - 128,
/// since that is what CPUs with VNNI multiply four at a time; a squared
/// distance follows from it and two sums that are known beforehand. Elsewhere
/// both are widened to words. Short code pays twice: a search waits for memory,
/// and the fewer instructions a row takes, the more rows are in flight.
///
/// VNNI itself is in kernels_vnni.cpp. Highway's AVX3_DL is left out: nothing
/// here gains by it, and its target attributes let the compiler emit AVX-VNNI,
/// for which Highway 1.0.3 does not test the CPU.
///
//===----------------------------------------------------------------------===//

#define HWY_DISABLED_TARGETS HWY_AVX3_DL

#include "baseline_glass/kernels.h"
#include "baseline_glass/kernels_vnni.h"

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
using ByteTag = hn::Rebind<uint8_t, WordTag>;
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

HWY_INLINE hn::Vec<WordTag> loadWords(const uint8_t *P) {
  return hn::PromoteTo(WordTag(), hn::Load(ByteTag(), P));
}

/// A row is a multiple of 64 bytes and two vectors are at most that, so two
/// accumulators leave no rest.
int32_t shiftedDotU8(const uint8_t *A, const uint8_t *B, size_t Count) {
  const SumTag D;
  const size_t N = hn::Lanes(WordTag());
  const auto Shift = hn::Set(WordTag(), 128);
  auto S0 = hn::Zero(D), S1 = S0;
  // What a target that does not sum neighbours leaves over.
  auto Odd0 = S0, Odd1 = S0;
  for (size_t I = 0; I < Count; I += 2 * N) {
    const auto B0 = hn::Sub(loadWords(B + I), Shift);
    const auto B1 = hn::Sub(loadWords(B + I + N), Shift);
    S0 = hn::ReorderWidenMulAccumulate(D, loadWords(A + I), B0, S0, Odd0);
    S1 = hn::ReorderWidenMulAccumulate(D, loadWords(A + I + N), B1, S1, Odd1);
  }
  const auto Sum = hn::Add(hn::Add(S0, S1), hn::Add(Odd0, Odd1));
  return hn::GetLane(hn::SumOfLanes(D, Sum));
}

int32_t sumU8(const uint8_t *A, size_t Count) {
  const SumTag D;
  const size_t N = hn::Lanes(WordTag());
  const auto One = hn::Set(WordTag(), 1);
  auto Sum = hn::Zero(D), Odd = Sum;
  for (size_t I = 0; I < Count; I += N)
    Sum = hn::ReorderWidenMulAccumulate(D, loadWords(A + I), One, Sum, Odd);
  return hn::GetLane(hn::SumOfLanes(D, hn::Add(Sum, Odd)));
}

int32_t normU8(const uint8_t *A, size_t Count) {
  const SumTag D;
  const size_t N = hn::Lanes(WordTag());
  auto Sum = hn::Zero(D), Odd = Sum;
  for (size_t I = 0; I < Count; I += N) {
    const auto W = loadWords(A + I);
    Sum = hn::ReorderWidenMulAccumulate(D, W, W, Sum, Odd);
  }
  return hn::GetLane(hn::SumOfLanes(D, hn::Add(Sum, Odd)));
}

/// The rest behind whole vectors goes through a zero-filled buffer, so that an
/// element is encoded alike wherever it stands.
void encodeU8(const float *In, size_t Count, float Offset, float Factor,
              uint8_t *Out) {
  const FloatTag D;
  const hn::Rebind<uint8_t, FloatTag> DCode;
  const size_t N = hn::Lanes(D);
  const auto Encode = [&](const float *From, uint8_t *To) HWY_ATTR {
    const auto Shifted = hn::Sub(hn::LoadU(D, From), hn::Set(D, Offset));
    const auto Scaled = hn::Mul(Shifted, hn::Set(D, Factor));
    const auto Clamped = hn::Clamp(Scaled, hn::Zero(D), hn::Set(D, 255.0f));
    hn::StoreU(hn::DemoteTo(DCode, hn::NearestInt(Clamped)), DCode, To);
  };
  size_t I = 0;
  for (; I + N <= Count; I += N)
    Encode(In + I, Out + I);
  if (I == Count)
    return;
  float Rest[16] = {};
  uint8_t Codes[16];
  std::copy(In + I, In + Count, Rest);
  Encode(Rest, Codes);
  std::copy(Codes, Codes + (Count - I), Out + I);
}

} // namespace HWY_NAMESPACE
} // namespace glass
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace glass {

HWY_EXPORT(l2F32);
HWY_EXPORT(negDotF32);
HWY_EXPORT(shiftedDotU8);
HWY_EXPORT(sumU8);
HWY_EXPORT(normU8);
HWY_EXPORT(encodeU8);

/// The kernels for the targets that Highway believes to be supported.
static Kernels resolve(PairU8Fn ShiftedDotU8) {
  // Until this call a dispatched pointer is that of the chooser itself.
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return {HWY_DYNAMIC_DISPATCH(l2F32),
          HWY_DYNAMIC_DISPATCH(negDotF32),
          ShiftedDotU8 ? ShiftedDotU8 : HWY_DYNAMIC_DISPATCH(shiftedDotU8),
          HWY_DYNAMIC_DISPATCH(sumU8),
          HWY_DYNAMIC_DISPATCH(normU8),
          HWY_DYNAMIC_DISPATCH(encodeU8)};
}

const Kernels &kernels() {
  static const Kernels Chosen = resolve(hasVnni() ? shiftedDotU8Vnni : nullptr);
  return Chosen;
}

std::vector<Kernels> kernelsOfAllTargets() {
  std::vector<Kernels> All = {kernels()};
  for (int64_t Rest = hwy::SupportedTargets() & HWY_TARGETS; Rest != 0;
       Rest &= Rest - 1) {
    hwy::SetSupportedTargetsForTest(Rest & -Rest);
    All.push_back(resolve(nullptr));
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return All;
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
