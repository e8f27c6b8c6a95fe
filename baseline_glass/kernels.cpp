//===- kernels.cpp - distance kernels through Highway ---------------------===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// One source, compiled once per instruction set; the best one that the CPU
/// supports is looked up once. Integer kernels multiply unsigned codes x with
/// signed codes q - 128, as VNNI does; a squared distance follows from that and
/// two sums known beforehand. Here both are widened to words. Left out are
/// Highway's AVX3_DL, which lets the compiler emit AVX-VNNI, for which 1.0.3
/// does not test the CPU, and SVE, whose vectors fit into no array.

#define HWY_DISABLED_TARGETS                                                   \
  (HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128)

#include "baseline_glass/kernels.h"

#include <algorithm>
#include <bit>
#include <utility>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "baseline_glass/kernels.cpp"
#include <hwy/foreach_target.h> // IWYU pragma: keep

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace glass {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using FloatTag = hn::CappedTag<float, 16>;
using Int32Tag = hn::Rebind<int32_t, FloatTag>;
using WordTag = hn::CappedTag<int16_t, 32>;
using SumTag = hn::RepartitionToWide<WordTag>;
using Floats = hn::Vec<FloatTag>;

template <typename T> HWY_INLINE auto loadAs(const uint8_t *Row, size_t I) {
  return hn::Load(hn::Rebind<T, FloatTag>(),
                  reinterpret_cast<const T *>(Row) + I);
}

/// The elements from I on, I a multiple of the vector's length.
template <Element E> HWY_INLINE Floats load(const uint8_t *Row, size_t I) {
  const FloatTag D;
  const Int32Tag DI;
  if constexpr (E == Element::F32)
    return loadAs<float>(Row, I);
  else if constexpr (E == Element::F16)
    return hn::PromoteTo(D, loadAs<hwy::float16_t>(Row, I));
  else if constexpr (E == Element::BF16)
    return hn::PromoteTo(D, loadAs<hwy::bfloat16_t>(Row, I));
  else if constexpr (E == Element::U8)
    return hn::ConvertTo(D, hn::PromoteTo(DI, loadAs<uint8_t>(Row, I)));
  else {
    const auto Bytes =
        hn::PromoteTo(DI, loadAs<uint8_t>(Row, I / 128 * 64 + I % 64));
    const auto Half = hn::ShiftRightSame(Bytes, int(I / 64 % 2 * 4));
    return hn::ConvertTo(D, hn::And(Half, hn::Set(DI, 15)));
  }
}

template <bool IsL2> HWY_INLINE Floats addTerm(Floats Q, Floats X, Floats Sum) {
  if constexpr (IsL2) {
    const auto Diff = hn::Sub(Q, X);
    return hn::MulAdd(Diff, Diff, Sum);
  } else {
    return hn::NegMulAdd(Q, X, Sum);
  }
}

/// RowCount rows with one query. Two sums per row, since an addition waits for
/// the one before; the same two for any RowCount, so that a row has one
/// distance, to the last bit, however it was computed.
template <Element E, bool IsL2, int RowCount>
HWY_INLINE void distances(const float *Query, const uint8_t *const *Rows,
                          size_t Count, float *Out) {
  const FloatTag D;
  const size_t N = hn::Lanes(D);
  Floats Even[RowCount], Odd[RowCount];
  for (int R = 0; R < RowCount; ++R)
    Even[R] = Odd[R] = hn::Zero(D);
  size_t I = 0;
  for (; I + 2 * N <= Count; I += 2 * N) {
    const auto Q0 = hn::Load(D, Query + I), Q1 = hn::Load(D, Query + I + N);
    for (int R = 0; R < RowCount; ++R) {
      Even[R] = addTerm<IsL2>(Q0, load<E>(Rows[R], I), Even[R]);
      Odd[R] = addTerm<IsL2>(Q1, load<E>(Rows[R], I + N), Odd[R]);
    }
  }
  for (int R = 0; R < RowCount; ++R) {
    if (I < Count)
      Even[R] =
          addTerm<IsL2>(hn::Load(D, Query + I), load<E>(Rows[R], I), Even[R]);
    Out[R] = hn::GetLane(hn::SumOfLanes(D, hn::Add(Even[R], Odd[R])));
  }
}

/// A row of a product quantiser picks one float of each 256 of the table.
float tableSum(const float *Table, const uint8_t *Row, size_t Count) {
  const FloatTag D;
  const Int32Tag DI;
  auto Sum = hn::Zero(D);
  auto Start = hn::Mul(hn::Iota(DI, 0), hn::Set(DI, 256));
  const auto Step = hn::Set(DI, int32_t(256 * hn::Lanes(D)));
  for (size_t I = 0; I < Count; I += hn::Lanes(D)) {
    const auto Code = hn::PromoteTo(DI, loadAs<uint8_t>(Row, I));
    Sum = hn::Add(Sum, hn::GatherIndex(D, Table, hn::Add(Start, Code)));
    Start = hn::Add(Start, Step);
  }
  return hn::GetLane(hn::SumOfLanes(D, Sum));
}

/// The bytes from P on; of those of halves the low ones or the high ones.
template <bool Halves> HWY_INLINE auto loadWords(const uint8_t *P, bool High) {
  const auto W =
      hn::PromoteTo(WordTag(), hn::Load(hn::Rebind<uint8_t, WordTag>(), P));
  if constexpr (!Halves)
    return W;
  else
    return High ? hn::ShiftRight<4>(W) : hn::And(W, hn::Set(WordTag(), 15));
}

/// Odd is what a target that does not sum neighbours leaves over.
template <bool Halves, int RowCount>
HWY_INLINE void shiftedDots(const uint8_t *Query, const uint8_t *const *Rows,
                            size_t Count, int32_t *Out) {
  const SumTag D;
  const auto Shift = hn::Set(WordTag(), Halves ? 8 : 128);
  hn::Vec<SumTag> Sum[RowCount], Odd[RowCount];
  for (int R = 0; R < RowCount; ++R)
    Sum[R] = Odd[R] = hn::Zero(D);
  for (size_t I = 0; I < Count; I += hn::Lanes(WordTag())) {
    const auto Low = hn::Sub(loadWords<Halves>(Query + I, false), Shift);
    const auto High = hn::Sub(loadWords<Halves>(Query + I, true), Shift);
    for (int R = 0; R < RowCount; ++R) {
      Sum[R] = hn::ReorderWidenMulAccumulate(
          D, loadWords<Halves>(Rows[R] + I, false), Low, Sum[R], Odd[R]);
      if constexpr (Halves)
        Sum[R] = hn::ReorderWidenMulAccumulate(
            D, loadWords<Halves>(Rows[R] + I, true), High, Sum[R], Odd[R]);
    }
  }
  for (int R = 0; R < RowCount; ++R)
    Out[R] = hn::GetLane(hn::SumOfLanes(D, hn::Add(Sum[R], Odd[R])));
}

template <Element E> void decode(const uint8_t *Row, size_t Count, float *Out) {
  const FloatTag D;
  for (size_t I = 0; I < Count; I += hn::Lanes(D))
    hn::Store(load<E>(Row, I), D, Out + I);
}

/// The rest behind whole vectors goes through a zero-filled buffer, so that an
/// element is encoded alike wherever it stands.
void encode(const float *In, size_t Count, float Offset, float Factor,
            float Max, uint8_t *Out) {
  const FloatTag D;
  const hn::Rebind<uint8_t, FloatTag> DCode;
  const size_t N = hn::Lanes(D);
  const auto Encode = [&](const float *From, uint8_t *To) HWY_ATTR {
    const auto Shifted = hn::Sub(hn::LoadU(D, From), hn::Set(D, Offset));
    const auto Scaled = hn::Mul(Shifted, hn::Set(D, Factor));
    const auto Clamped = hn::Clamp(Scaled, hn::Zero(D), hn::Set(D, Max));
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

template <bool IsL2>
void table(const float *In, size_t Dims, const float *Columns, float *Out) {
  const FloatTag D;
  for (size_t C = 0; C < 256; C += hn::Lanes(D)) {
    auto Sum = hn::Zero(D);
    for (size_t J = 0; J < Dims; ++J)
      Sum = addTerm<IsL2>(hn::Set(D, In[J]),
                          hn::LoadU(D, Columns + 256 * J + C), Sum);
    hn::Store(Sum, D, Out + C);
  }
}

template <auto OneRow, typename Result, typename Query>
Result single(const Query *Q, const uint8_t *Row, size_t Count) {
  Result Out;
  OneRow(Q, &Row, Count, &Out);
  return Out;
}

template <Element E> void fill(Kernels &K) {
  K.L2[size_t(E)] = {single<distances<E, true, 1>, float, float>,
                     distances<E, true, 4>};
  K.NegDot[size_t(E)] = {single<distances<E, false, 1>, float, float>,
                         distances<E, false, 4>};
  K.Decode[size_t(E)] = decode<E>;
}

/// The table exceeds the registers, so four rows share nothing but the call.
void tableSums(const float *Table, const uint8_t *const *Rows, size_t Count,
               float *Out) {
  for (int R = 0; R < 4; ++R)
    Out[R] = tableSum(Table, Rows[R], Count);
}

Kernels makeKernels() {
  Kernels K;
  [&]<size_t... E>(std::index_sequence<E...>) {
    (fill<Element(E)>(K), ...);
  }(std::make_index_sequence<ElementCount>());
  K.TableSum = {tableSum, tableSums};
  K.ShiftedDotU8 = {single<shiftedDots<false, 1>, int32_t, uint8_t>,
                    shiftedDots<false, 4>};
  K.ShiftedDotU4 = {single<shiftedDots<true, 1>, int32_t, uint8_t>,
                    shiftedDots<true, 4>};
  K.Encode = encode;
  K.TableL2 = table<true>;
  K.TableNegDot = table<false>;
  return K;
}

} // namespace HWY_NAMESPACE
} // namespace glass
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace glass {

HWY_EXPORT(makeKernels);

/// The kernels for the best of the targets that Highway believes to be
/// supported. Until Update is called the best is the chooser itself.
static Kernels bestKernels() {
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return HWY_DYNAMIC_DISPATCH(makeKernels)();
}

const Kernels &kernels() {
  static const Kernels Chosen = [] {
    Kernels K = bestKernels();
    useVnni(K);
    return K;
  }();
  return Chosen;
}

std::vector<Kernels> kernelsOfAllTargets() {
  std::vector<Kernels> All = {kernels()};
  for (int64_t Rest = hwy::SupportedTargets() & HWY_TARGETS; Rest != 0;
       Rest &= Rest - 1) {
    hwy::SetSupportedTargetsForTest(Rest & -Rest);
    All.push_back(bestKernels());
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return All;
}

bool allFinite(const float *In, size_t Count) {
  // All ones: NaN or infinity. No branch, so the compiler can use vectors.
  constexpr uint32_t Exponent = 0x7F800000;
  uint32_t Bad = 0;
  for (size_t I = 0; I < Count; ++I)
    Bad |= (std::bit_cast<uint32_t>(In[I]) & Exponent) == Exponent;
  return Bad == 0;
}

} // namespace glass
#endif // HWY_ONCE
