//===- Conduct.cpp - what holds for the answers of every class ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Conduct.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace crinn::eval {

std::optional<Finding> checkIds(const Answers &A, size_t Rows) {
  const size_t Most = std::min(A.K, Rows);
  std::vector<uint32_t> Sorted;
  auto wrong = [](const char *Reason, size_t Q, std::string What) {
    return Finding{Reason,
                   fmt::format("query {} of the batch returned {}", Q, What)};
  };
  for (size_t Q = 0; Q < A.Found.size(); ++Q) {
    if (A.Found[Q] < 0 || size_t(A.Found[Q]) > Most)
      return wrong(
          "too-few", Q,
          fmt::format("{} ids, of {} that it can have", A.Found[Q], Most));
    auto First = A.Ids.begin() + long(Q * A.K);
    Sorted.assign(First, First + A.Found[Q]);
    std::sort(Sorted.begin(), Sorted.end());
    if (!Sorted.empty() && Sorted.back() >= Rows)
      return wrong("id-out-of-range", Q, "an id out of range");
    if (std::adjacent_find(Sorted.begin(), Sorted.end()) != Sorted.end())
      return wrong("id-twice", Q, "an id twice");
  }
  return std::nullopt;
}

void Conduct::add(const Ruler &R, const std::vector<uint32_t> &Order,
                  const eval::Answers &A, size_t Rows) {
  const size_t Want = std::min(A.K, Rows);
  std::vector<Ruler::True> T;
  for (size_t Q = 0; Q < Order.size(); ++Q) {
    const size_t Count = size_t(A.Found[Q]);
    const float *D = A.Distances.data() + Q * A.K;
    T.clear();
    for (size_t J = 0; J < Count; ++J)
      T.push_back(R.truth(Order[Q], A.Ids[Q * A.K + J]));
    Missing += Want - std::min(Count, Want);
    for (size_t J = 1; J < Count; ++J)
      Unsorted += !(D[J - 1] <= D[J]);
    for (size_t J = 1; J < Count; ++J)
      for (size_t I = 0; I < J; ++I)
        Inversions += T[I].Raw > T[J].Raw + T[I].Bound + T[J].Bound;
  }
  Answers += Order.size();
}

std::optional<Finding> Conduct::worse(const Conduct &B) const {
  struct Count {
    const char *Reason, *What;
    uint64_t A, B;
  };
  for (const Count &C :
       {Count{"too-few", "answers are missing", Missing, B.Missing},
        Count{"unsorted", "distances descend", Unsorted, B.Unsorted},
        Count{"inversions", "pairs are out of their true order", Inversions,
              B.Inversions}})
    if (double(C.B) > 1.1 * double(C.A) + 3 * std::sqrt(double(C.A)))
      return Finding{C.Reason,
                     fmt::format("{} {} in {} answers; {} of the baseline's",
                                 C.B, C.What, B.Answers, C.A),
                     {{"baseline", C.A}, {"candidate", C.B}}};
  return std::nullopt;
}

} // namespace crinn::eval
