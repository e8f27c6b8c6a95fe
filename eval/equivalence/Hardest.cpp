//===- Hardest.cpp - the queries that are hard by nature ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Hardest.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crinn::eval {

namespace {

/// Rows of the distance 0 or that of the last say nothing; without others there
/// is nothing to miss.
double localDimension(const Dataset &D, uint32_t Query) {
  std::vector<double> Of;
  double Largest = 0;
  for (size_t J = 0; J < D.TruthK; ++J) {
    Of.push_back(distance(Metric::L2, D.Queries.row(Query),
                          D.Base.row(D.Truth[Query * D.TruthK + J]),
                          D.Base.Cols));
    Largest = std::max(Largest, Of.back());
  }
  double Sum = 0;
  size_t Count = 0;
  for (double X : Of)
    if (X > 0 && X < Largest) {
      Sum += std::log(X / Largest);
      ++Count;
    }
  return Count ? -double(Count) / Sum : 0;
}

} // namespace

std::vector<uint32_t> hardest(const Dataset &D,
                              const std::vector<uint32_t> &Queries) {
  std::vector<double> Hardness;
  for (uint32_t Q : Queries)
    Hardness.push_back(localDimension(D, Q));
  std::vector<uint32_t> Order(Queries.size());
  std::iota(Order.begin(), Order.end(), 0u);
  // Ties by the number, so that the choice is the same everywhere.
  std::sort(Order.begin(), Order.end(), [&](uint32_t A, uint32_t B) {
    return std::pair(-Hardness[A], A) < std::pair(-Hardness[B], B);
  });
  Order.resize(std::max<size_t>(1, Order.size() / 10));
  return Order;
}

} // namespace crinn::eval
