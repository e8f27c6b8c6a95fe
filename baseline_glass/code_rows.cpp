//===- code_rows.cpp - storing codes, and the terms of their distances ----===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// The sums in the formulas of Computer are the kernel's own: with a query of
/// zeros it gives -z sum x, and with the row itself |x|^2 - z sum x.

#include "baseline_glass/code_rows.h"

#include "baseline_glass/parallel.h"

#include <algorithm>
#include <cstring>

namespace glass {

void CodeRows::reserve(const CodeShape &Shape, size_t N) {
  Q = Quantizer::create(Shape);
  Rows.allocate(N, Q->rowBytes());
  const bool HasTerms = Q->integerKernel() && Shape.IsL2;
  Terms.allocate(HasTerms ? N : size_t(0));
  ZeroRow.allocate(Q->rowBytes());
}

void CodeRows::train(const CodeShape &Shape, const FloatRows &Source,
                     int Threads) {
  reserve(Shape, Source.Count);
  Q->train(Source, Threads);
  std::vector<std::vector<float>> Buffers(static_cast<size_t>(Threads));
  parallelFor(Source.Count, Threads, [&](size_t I, size_t T) {
    Q->encode(Source.row(I, Buffers[T]), Rows.row(I));
  });
  computeTerms();
}

void CodeRows::computeTerms() {
  for (size_t I = 0; I < Terms.size(); ++I) {
    const uint8_t *X = Rows.row(I);
    const auto Dot = Q->integerKernel()->One;
    const int32_t MinusSum = Dot(ZeroRow.data(), X, Rows.stride());
    Terms[I] = Dot(X, X, Rows.stride()) + MinusSum;
    if (!Q->shape().Unit)
      continue;
    const double S = Q->state()[1], O = Q->state()[0] / S,
                 Sum = MinusSum / -8.0;
    const double Square =
        Terms[I] + (16 + 2 * O) * Sum + O * O * Q->shape().Dim;
    const double Weight = Square * S * S < 0.5 ? 1 : LengthWeight; // a zero row
    const double Excess = Weight * (Square - 1 / (S * S));
    Terms[I] -= int32_t(std::clamp(Excess, -1e8, 1e8));
  }
}

void CodeRows::permute(const std::vector<int32_t> &Order) {
  RowStore Old = std::move(Rows);
  Rows.allocate(Old.size(), Old.stride());
  for (size_t I = 0; I < Order.size(); ++I)
    std::memcpy(Rows.row(I), Old.row(size_t(Order[I])), Old.stride());
  computeTerms();
}

const float *CodeRows::decoded(const uint8_t *Code,
                               QueryScratch &Scratch) const {
  Scratch.Floats.fit(std::max(Q->elements(), Q->shape().Dim));
  Q->decode(Code, Scratch.Floats.data());
  return Scratch.Floats.data();
}

Computer<AsItIs> CodeRows::toFloats(const float *Query,
                                    QueryScratch &Scratch) const {
  Scratch.Operand.fit(Q->operandFloats());
  float *Operand = Scratch.Operand.data();
  std::fill_n(Operand, Scratch.Operand.size(), 0.0f);
  const Affine Unit = Q->prepare(Query, Operand);
  return {Rows, Operand, Q->elements(), Q->floatKernel(), AsItIs(), Unit};
}

template <typename Rule>
Computer<Rule> CodeRows::toCode(const uint8_t *Code) const {
  const IntegerKernel &K = *Q->integerKernel();
  const size_t Count = Q->rowBytes();
  const int32_t MinusSum = K.One(ZeroRow.data(), Code, Count);
  Rule R;
  if constexpr (std::is_same_v<Rule, CodesL2>) {
    R = {K.One(Code, Code, Count) - MinusSum, Terms.data()};
  } else {
    const int32_t Middle = Q->shape().Kind == QuantizerKind::SQ4 ? 8 : 128;
    R = {-MinusSum - Middle * Middle * int32_t(Q->shape().Dim)};
  }
  return {Rows, Code, Count, K, R, Q->integerUnit()};
}

template Computer<CodesL2> CodeRows::toCode(const uint8_t *) const;
template Computer<CodesDot> CodeRows::toCode(const uint8_t *) const;

} // namespace glass
