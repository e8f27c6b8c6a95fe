//===- Recall.cpp - check and score the answers of a batch ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Recall.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace crinn::eval {

namespace {

/// Ties in FP32 must count as hits: an equal distance may differ by rounding.
constexpr double HitTolerance = 1e-6;

} // namespace

RecallMeter::RecallMeter(const Dataset &D, uint32_t K)
    : RecallMeter(D, D.Queries, D.Truth, K) {}

RecallMeter::RecallMeter(const Dataset &D, const Matrix &Queries,
                         const std::vector<uint32_t> &Truth, uint32_t K)
    : D(D), Queries(Queries), Truth(Truth),
      TruthK(Queries.Rows ? Truth.size() / Queries.Rows : 0),
      K(static_cast<uint32_t>(std::min<size_t>(K, D.Base.Rows))) {
  Limit.reserve(Queries.Rows);
  for (size_t Q = 0; Q < Queries.Rows; ++Q) {
    // The file's order is not trusted: the largest of the first K decides.
    double Kth = -HUGE_VAL;
    for (size_t J = 0; J < this->K; ++J)
      Kth = std::max(Kth,
                     distance(D.Distance, Queries.row(Q),
                              D.Base.row(Truth[Q * TruthK + J]), D.Base.Cols));
    Limit.push_back(Kth + HitTolerance * std::fabs(Kth));
  }
}

std::string badAnswers(const Answers &A, size_t Rows, std::string *Reason) {
  const size_t Want = std::min(A.K, Rows);
  auto Bad = [&](const char *Id, size_t Query, const std::string &What) {
    if (Reason)
      *Reason = Id;
    return fmt::format("query {} of the batch returned {}", Query, What);
  };
  std::vector<uint32_t> Sorted;
  for (size_t Q = 0; Q < A.Found.size(); ++Q) {
    if (A.Found[Q] < 0 || static_cast<size_t>(A.Found[Q]) != Want)
      return Bad("too-few", Q, fmt::format("{} ids, not {}", A.Found[Q], Want));
    const uint32_t *Ids = A.Ids.data() + Q * A.K;
    Sorted.assign(Ids, Ids + Want);
    std::sort(Sorted.begin(), Sorted.end());
    if (!Sorted.empty() && Sorted.back() >= Rows)
      return Bad("id-out-of-range", Q, "an id out of range");
    if (std::adjacent_find(Sorted.begin(), Sorted.end()) != Sorted.end())
      return Bad("id-twice", Q, "an id twice");
  }
  return "";
}

Score RecallMeter::score(const std::vector<uint32_t> &Order,
                         const Answers &A) const {
  Score S;
  S.Bad = badAnswers(A, D.Base.Rows, &S.BadReason);
  if (!S.Bad.empty() || Order.empty())
    return S;
  size_t Hits = 0;
  for (uint32_t OfQuery : hits(Order, A))
    Hits += OfQuery;
  S.Recall = double(Hits) / (double(K) * double(Order.size()));
  return S;
}

std::vector<uint32_t> RecallMeter::hits(const std::vector<uint32_t> &Order,
                                        const Answers &A) const {
  std::vector<uint32_t> Out(Order.size());
  for (size_t I = 0; I < Order.size(); ++I) {
    const uint32_t *Near = Truth.data() + Order[I] * TruthK;
    const size_t Count = std::min<size_t>(K, size_t(A.Found[I]));
    for (size_t J = 0; J < Count; ++J) {
      uint32_t Id = A.Ids[I * A.K + J];
      // A member of the first K is a hit by definition of the limit; that
      // spares most of the distances.
      if (std::find(Near, Near + K, Id) != Near + K ||
          distance(D.Distance, Queries.row(Order[I]), D.Base.row(Id),
                   D.Base.Cols) <= Limit[Order[I]])
        ++Out[I];
    }
  }
  return Out;
}

} // namespace crinn::eval
