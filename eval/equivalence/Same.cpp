//===- Same.cpp - do two arms give the same answers? ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Same.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace crinn::eval {

namespace {

Finding at(const char *What, const std::string &Where, uint32_t Ef,
           uint32_t Query, size_t Position) {
  return {fmt::format("{}-differ", What),
          fmt::format("{} differ first on {} at ef {}, query {}, position {}",
                      What, Where, Ef, Query, Position),
          {{"where", Where},
           {"what", What},
           {"ef", Ef},
           {"query", Query},
           {"position", Position}}};
}

/// How many answers of query \p Q there are to look at, whatever was said.
size_t shown(const Answers &A, size_t Q) {
  return std::min(size_t(std::max(A.Found[Q], 0)), A.K);
}

} // namespace

std::optional<Finding> firstDifference(const Answers &A, const Answers &B,
                                       const std::vector<uint32_t> &Order,
                                       const std::string &Where, uint32_t Ef) {
  for (size_t Q = 0; Q < Order.size(); ++Q)
    if (A.Found[Q] != B.Found[Q])
      return at("counts", Where, Ef, Order[Q], 0);
  for (size_t Q = 0; Q < Order.size(); ++Q)
    for (size_t J = 0; J < shown(A, Q); ++J)
      if (A.Ids[Q * A.K + J] != B.Ids[Q * A.K + J])
        return at("ids", Where, Ef, Order[Q], J);
  for (size_t Q = 0; Q < Order.size(); ++Q)
    for (size_t J = 0; J < shown(A, Q); ++J)
      if (std::bit_cast<uint32_t>(A.Distances[Q * A.K + J]) !=
          std::bit_cast<uint32_t>(B.Distances[Q * A.K + J]))
        return at("distances", Where, Ef, Order[Q], J);
  return std::nullopt;
}

std::optional<Finding> RoundedSame::add(const Ruler &R, const eval::Answers &A,
                                        const eval::Answers &B,
                                        const std::vector<uint32_t> &Order,
                                        const std::string &Where, uint32_t Ef) {
  for (size_t Q = 0; Q < Order.size(); ++Q) {
    if (A.Found[Q] != B.Found[Q])
      return at("counts", Where, Ef, Order[Q], 0);
    const size_t From = Q * A.K, Count = size_t(A.Found[Q]);
    auto First = A.Ids.begin() + long(From), Last = First + long(Count);
    Differ += !std::equal(First, Last, B.Ids.begin() + long(From));
    for (size_t J = 0; J < Count; ++J)
      if (auto I = std::find(First, Last, B.Ids[From + J]);
          I != Last &&
          !R.near(R.truth(Order[Q], *I), A.Distances[From + size_t(I - First)],
                  B.Distances[From + J]))
        return at("distances", Where, Ef, Order[Q], J);
  }
  Answers += Order.size();
  return std::nullopt;
}

std::optional<Finding> RoundedSame::verdict() const {
  if (double(Differ) <= Share * double(Answers))
    return std::nullopt;
  return Finding{"ids-differ",
                 fmt::format("the ids of {} of {} answers differ; rounding may "
                             "change one in {:.0f}",
                             Differ, Answers, 1 / Share),
                 {{"differ", Differ}, {"answers", Answers}}};
}

} // namespace crinn::eval
