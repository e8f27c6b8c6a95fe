//===- quantizer.cpp - codes of one number per dimension ------------------===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// FP32, FP16 and BF16 have nothing to learn. Halves are rounded to nearest,
/// ties to even, on every CPU; Highway's conversions truncate or differ between
/// CPUs.
///
/// SQ8 and SQ4: x is offset + step * code, with one step and one offset for all
/// dimensions, so that an integer distance of codes is the real one up to a
/// factor and rounding. What lies outside the range is clamped to it. The range
/// of SQ8 is that of the data. That of SQ4 leaves out the outermost 0.5 % at
/// each end: with 15 steps a few outliers would coarsen all others.
///
/// L2: codes from 0 on; the offset cancels. Inner product: the middle code, 128
/// or 8, stands for 0, and code 0 is left out, so that the product of x and y
/// is step^2 times that of their codes less the middle.

#include "baseline_glass/quantizer.h"

#include <algorithm>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <numeric>
#include <utility>

namespace glass {
namespace {

uint16_t roundToBF16(float X) {
  const uint32_t Bits = std::bit_cast<uint32_t>(X);
  const uint32_t Rounded = (Bits + 0x7FFF + (Bits >> 16 & 1)) >> 16;
  return uint16_t((Rounded & 0x7F80) == 0x7F80 ? Rounded - 1 : Rounded);
}

uint16_t roundToFP16(float X) {
  const uint32_t Sign = std::bit_cast<uint32_t>(X) >> 16 & 0x8000;
  const float Size = std::min(std::fabs(X), 65504.0f);
  if (Size < 0x1p-14f) // in units of the smallest; the addition rounds
    return uint16_t(Sign | (std::bit_cast<uint32_t>(Size + 0.5f) -
                            std::bit_cast<uint32_t>(0.5f)));
  const uint32_t Bits = std::bit_cast<uint32_t>(Size) - (uint32_t(112) << 23);
  return uint16_t(Sign | ((Bits + 0xFFF + (Bits >> 13 & 1)) >> 13));
}

/// Constant data has none, nor has what is so narrow that 1 / S overflows.
float usableStep(float S) { return std::isfinite(1 / S) ? S : 1; }

std::pair<float, float> fullRange(const FloatRows &Rows) {
  float Low = 0, High = 0;
  std::vector<float> Buffer;
  for (size_t I = 0; I < Rows.Count; ++I) {
    const float *Row = Rows.row(I, Buffer);
    const auto [Min, Max] = std::minmax_element(Row, Row + Rows.Dim);
    Low = I == 0 ? *Min : std::min(Low, *Min);
    High = I == 0 ? *Max : std::max(High, *Max);
  }
  return {Low, High};
}

/// Without the outermost 0.5 % at each end, of about a million elements.
std::pair<float, float> innerRange(const FloatRows &Rows) {
  const size_t Every = Rows.Count * Rows.Dim / 1000000 + 1;
  std::vector<float> Sample, Buffer;
  for (size_t I = 0; I < Rows.Count; I += Every) {
    const float *Row = Rows.row(I, Buffer);
    Sample.insert(Sample.end(), Row, Row + Rows.Dim);
  }
  if (Sample.empty())
    return {};
  const size_t Cut = Sample.size() / 200;
  std::sort(Sample.begin(), Sample.end());
  const float Low = Sample[Cut], High = Sample[Sample.size() - 1 - Cut];
  return Low < High ? std::pair(Low, High) : fullRange(Rows);
}

class ScalarQuantizer final : public Quantizer {
public:
  explicit ScalarQuantizer(const CodeShape &S)
      : Quantizer(S), MaxCode(S.Kind == QuantizerKind::SQ4 ? 15 : 255) {
    constexpr Element Of[] = {Element::F32, Element::U8, Element::F16,
                              Element::BF16, Element::U4};
    StoredAs = size_t(Of[size_t(S.Kind)]);
    Floats = (S.IsL2 ? kernels().L2 : kernels().NegDot)[StoredAs];
    if (!S.hasRange())
      return;
    Integers = S.Kind == QuantizerKind::SQ4 ? &kernels().ShiftedDotU4
                                            : &kernels().ShiftedDotU8;
    State = {0, 1};
  }

  void train(const FloatRows &Rows, int) override {
    if (!Shape.hasRange())
      return;
    const auto [Low, High] =
        Shape.Kind == QuantizerKind::SQ4 ? innerRange(Rows) : fullRange(Rows);
    if (Shape.IsL2) {
      State = {Low, usableStep(High / MaxCode - Low / MaxCode)};
      return;
    }
    const float Middle = (MaxCode + 1) / 2;
    const float Largest = // of which the step's multiples stay finite
        std::min(std::max(std::fabs(Low), std::fabs(High)), FLT_MAX / 2);
    State[1] = usableStep(Largest / (Middle - 1));
    State[0] = -Middle * State[1];
  }

  void encode(const float *In, uint8_t *Code) const override {
    const size_t Dim = Shape.Dim;
    const auto Encode = [&](const float *From, size_t Count, uint8_t *To) {
      kernels().Encode(From, Count, State[0], 1 / State[1], MaxCode, To);
    };
    const auto Round = [&](auto ToHalf) {
      for (size_t I = 0; I < Dim; ++I) {
        const uint16_t Half = ToHalf(In[I]);
        std::memcpy(Code + 2 * I, &Half, sizeof(Half));
      }
    };
    switch (Shape.Kind) {
    case QuantizerKind::FP16:
      return Round(roundToFP16);
    case QuantizerKind::BF16:
      return Round(roundToBF16);
    case QuantizerKind::SQ8:
      return Encode(In, Dim, Code);
    case QuantizerKind::SQ4:
      for (size_t I = 0; I < Dim; I += 128, Code += 64) {
        uint8_t Line[128] = {};
        Encode(In + I, std::min(size_t(128), Dim - I), Line);
        for (size_t J = 0; J < 64; ++J)
          Code[J] = uint8_t(Line[J] | Line[J + 64] << 4);
      }
      return;
    default:
      std::memcpy(Code, In, Dim * sizeof(float));
    }
  }

  void decode(const uint8_t *Code, float *Out) const override {
    kernels().Decode[StoredAs](Code, elements(), Out);
    for (size_t I = 0; I < Shape.Dim && Shape.hasRange(); ++I)
      Out[I] = State[0] + State[1] * Out[I];
  }

  /// L2: in steps, from the offset on. Else q (offset + step * code) is split.
  Affine prepare(const float *Query, float *Operand) const override {
    const float *End = Query + Shape.Dim;
    std::copy(Query, End, Operand);
    if (!Shape.hasRange())
      return {};
    if (!Shape.IsL2)
      return {State[1], -State[0] * std::accumulate(Query, End, 0.0f)};
    for (; Query < End; ++Query)
      *Operand++ = (*Query - State[0]) / State[1];
    return integerUnit();
  }

  Affine integerUnit() const override {
    const float Square = std::min(State[1] * State[1], FLT_MAX);
    return Shape.Unit ? Affine{Square / 2, -1} : Affine{Square, 0};
  }

private:
  size_t StoredAs;
  const float MaxCode;
};

} // namespace

/// The length is summed in double, so that no finite row overflows.
const float *FloatRows::row(size_t I, std::vector<float> &Buffer) const {
  const float *Row = Data + I * Dim;
  if (!Unit)
    return Row;
  double Square = 0;
  for (size_t J = 0; J < Dim; ++J)
    Square += double(Row[J]) * double(Row[J]);
  const double Factor = Square > 0 ? 1 / std::sqrt(Square) : 0;
  Buffer.resize(Dim);
  for (size_t J = 0; J < Dim; ++J)
    Buffer[J] = float(double(Row[J]) * Factor);
  return Buffer.data();
}

const char *CodeShape::findFault() const {
  if (uint32_t(Kind) >= QuantizerKinds)
    return "quantiser: unknown";
  if (Dim < 1 || Dim > size_t(1) << 24)
    return "dimension: not from 1 to 2^24";
  if (stateFloats() > 0 && Dim > MaxCodeElements)
    return "dimension: above 32768, too large for SQ8, SQ4 and PQ";
  if (Parts > Dim)
    return "parts: more than the dimension";
  return nullptr;
}

/// Elements of a cache line, by kind; of PQ those of the padding.
static constexpr size_t PerLine[QuantizerKinds] = {16, 64, 32, 32, 128, 16};

size_t CodeShape::elements() const {
  const size_t Step = PerLine[size_t(Kind)];
  const size_t Used = Kind == QuantizerKind::PQ ? parts() : Dim;
  return (Used + Step - 1) / Step * Step;
}

size_t CodeShape::rowBytes() const {
  return Kind == QuantizerKind::PQ ? elements()
                                   : elements() / PerLine[size_t(Kind)] * 64;
}

size_t CodeShape::stateFloats() const {
  if (Kind == QuantizerKind::PQ)
    return parts() * dimsPerPart() * 256;
  return hasRange() ? 2 : 0;
}

std::unique_ptr<Quantizer> Quantizer::create(const CodeShape &Shape) {
  if (Shape.Kind == QuantizerKind::PQ)
    return createProductQuantizer(Shape);
  return std::make_unique<ScalarQuantizer>(Shape);
}

} // namespace glass
