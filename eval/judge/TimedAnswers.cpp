//===- TimedAnswers.cpp - what two arms said while timed --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/TimedAnswers.h"
#include "eval/data/Dataset.h"
#include "eval/equivalence/Conduct.h"
#include "eval/equivalence/Ruler.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace crinn::eval {

Differences differences(const Batch &A, const Batch &B) {
  const size_t K = B.Said.K;
  std::vector<std::pair<uint32_t, size_t>> Where;
  for (size_t I = 0; I < A.Order.size(); ++I)
    Where.emplace_back(A.Order[I], I);
  std::sort(Where.begin(), Where.end());
  Differences Out;
  for (size_t J = 0; J < B.Order.size(); ++J) {
    auto It = std::lower_bound(Where.begin(), Where.end(),
                               std::pair(B.Order[J], size_t(0)));
    const size_t InA = It->second * K, InB = J * K;
    Out.Ids += std::memcmp(&A.Said.Ids[InA], &B.Said.Ids[InB],
                           K * sizeof(uint32_t)) != 0;
    Out.Distances += std::memcmp(&A.Said.Distances[InA], &B.Said.Distances[InB],
                                 K * sizeof(float)) != 0;
  }
  return Out;
}

void TimedSample::add(const Batch &B, const std::vector<uint32_t> &Queries,
                      size_t Most) {
  const size_t K = Said.K = B.Said.K;
  for (size_t N = 0; N < std::min(Most, Queries.size()); ++N) {
    const auto It = std::find(B.Order.begin(), B.Order.end(), Queries[N]);
    const size_t I = size_t(It - B.Order.begin());
    Order.push_back(B.Order[I]);
    Said.Found.push_back(B.Said.Found[I]);
    auto Append = [&](auto &Into, const auto &From) {
      Into.insert(Into.end(), From.begin() + long(I * K),
                  From.begin() + long((I + 1) * K));
    };
    Append(Said.Ids, B.Said.Ids);
    Append(Said.Distances, B.Said.Distances);
  }
}

std::optional<Finding> TimedSample::worse(const TimedSample &A,
                                          const TimedSample &B,
                                          const Dataset &D,
                                          const Matrix &Queries) {
  if (A.Order.empty() || B.Order.empty())
    return std::nullopt;
  Ruler Rule(D.Base, Queries, D.Distance);
  Rule.learn(A.Order, A.Said);
  Conduct OfA, OfB;
  OfA.add(Rule, A.Order, A.Said, D.Base.Rows);
  OfB.add(Rule, B.Order, B.Said, D.Base.Rows);
  if (Rule.knowsUnit())
    if (auto F = Rule.hold(B.Order, B.Said))
      return F;
  if (OfA.Unsorted > 0 || OfB.Unsorted == 0)
    return std::nullopt;
  return Finding{"unsorted", fmt::format("{} distances descend in {} answers; "
                                         "none of the baseline's",
                                         OfB.Unsorted, OfB.Answers)};
}

} // namespace crinn::eval
