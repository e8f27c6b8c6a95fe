//===- Unseen.cpp - queries that were never published -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Unseen.h"
#include "eval/data/GroundTruth.h"
#include "eval/support/Random.h"

#include <algorithm>
#include <cmath>

namespace crinn::eval {

namespace {

double length(const float *Row, size_t Dim) {
  double Sum = 0;
  for (size_t J = 0; J < Dim; ++J)
    Sum += double(Row[J]) * Row[J];
  return std::sqrt(Sum);
}

/// Another row than \p Not, if there is one.
uint32_t otherRow(size_t Rows, uint32_t Not, Random &R) {
  if (Rows < 2)
    return Not;
  const auto Drawn = uint32_t(R.below(Rows - 1));
  return Drawn + (Drawn >= Not);
}

class Moves {
public:
  Moves(const Dataset &D, Random &R) : D(D), R(R) {
    const auto [Least, Most] =
        std::minmax_element(D.Queries.Data.begin(), D.Queries.Data.end());
    Low = *Least;
    High = *Most;
  }

  void make(uint32_t Query, float *Into) {
    const size_t Dim = D.Base.Cols;
    const uint32_t Near = D.Truth[Query * D.TruthK];
    const float *From = D.Base.row(Near), *Q = D.Queries.row(Query),
                *To = D.Base.row(otherRow(D.Base.Rows, Near, R));
    for (size_t J = 0; J < Dim; ++J)
      Into[J] = inRange(To[J] + (Q[J] - From[J]));
    const double Length = length(Into, Dim);
    if (D.Distance != Metric::InnerProduct)
      return;
    if (Length == 0) // what no angle has
      std::copy_n(Q, Dim, Into);
    else
      for (size_t J = 0; J < Dim; ++J)
        Into[J] = float(Into[J] * (length(Q, Dim) / Length));
  }

private:
  /// Reflected at the ends: cut off, the numbers would pile up there.
  float inRange(float X) const {
    const float Reflected = X < Low ? 2 * Low - X : X > High ? 2 * High - X : X;
    return std::clamp(Reflected, Low, High);
  }

  const Dataset &D;
  Random &R;
  float Low, High;
};

} // namespace

Unseen::Unseen(const Dataset &D, Matrix Made, std::vector<uint32_t> Near)
    : Queries(std::move(Made)), Truth(std::move(Near)),
      Meter(D, Queries, Truth, TimedK) {}

Result<std::unique_ptr<Unseen>> Unseen::draw(const Dataset &D,
                                             const std::vector<uint32_t> &Like,
                                             size_t Count, uint64_t Seed,
                                             const Context &Ctx) {
  Random R(Seed);
  Moves Make(D, R);
  Matrix Made{Count, D.Base.Cols, std::vector<float>(Count * D.Base.Cols)};
  for (size_t I = 0; I < Count; ++I)
    Make.make(Like[I % Like.size()], Made.row(I));
  auto Near = exactNeighbors(D.Distance, D.Base, Made, TimedK, Ctx);
  if (!Near)
    return Near.takeError();
  return std::make_unique<Unseen>(D, std::move(Made), std::move(*Near));
}

} // namespace crinn::eval
