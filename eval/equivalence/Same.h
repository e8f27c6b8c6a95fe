//===- Same.h - do two arms give the same answers? --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_EQUIVALENCE_SAME_H
#define CRINN_EVAL_EQUIVALENCE_SAME_H

#include "eval/equivalence/Ruler.h"

namespace crinn::eval {

/// The first place where two arms answered otherwise: "counts-differ",
/// "ids-differ", "distances-differ" (bitwise). What lies behind the number of
/// answers found is not looked at. \p Where, \p Ef and the query (number in its
/// set, by \p Order) and position go into the finding.
std::optional<Finding> firstDifference(const Answers &A, const Answers &B,
                                       const std::vector<uint32_t> &Order,
                                       const std::string &Where, uint32_t Ef);

/// Of class `exact` up to rounding: answers whose ids differ, counted, and the
/// distances of rows that both return held to Ruler's bound.
struct RoundedSame {
  uint64_t Answers = 0, Differ = 0;

  /// Largest share of answers whose ids may differ.
  static constexpr double Share = 0.001;

  /// "counts-differ", "distances-differ".
  std::optional<Finding> add(const Ruler &R, const eval::Answers &A,
                             const eval::Answers &B,
                             const std::vector<uint32_t> &Order,
                             const std::string &Where, uint32_t Ef);
  /// "ids-differ" if more than the share.
  std::optional<Finding> verdict() const;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_SAME_H
