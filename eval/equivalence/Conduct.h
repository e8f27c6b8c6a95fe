//===- Conduct.h - what holds for the answers of every class ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_EQUIVALENCE_CONDUCT_H
#define CRINN_EVAL_EQUIVALENCE_CONDUCT_H

#include "eval/equivalence/Ruler.h"

namespace crinn::eval {

/// The ids of \p A: at most min(K, \p Rows) of them, in range, none twice.
/// "id-out-of-range", "id-twice", "too-few" (also: a number of answers that
/// nothing can have).
std::optional<Finding> checkIds(const Answers &A, size_t Rows);

/// What may be wrong with answers whose ids are sound, counted.
struct Conduct {
  uint64_t Answers = 0;
  uint64_t Missing = 0;    ///< fewer than min(K, rows), by so many
  uint64_t Unsorted = 0;   ///< neighbours whose returned distances descend
  uint64_t Inversions = 0; ///< pairs whose true distances descend, beyond
                           ///< rounding

  void add(const Ruler &R, const std::vector<uint32_t> &Order,
           const eval::Answers &A, size_t Rows);
  /// What the candidate \p B does more often than this, the baseline, on the
  /// same questions. A baseline that never does it may not be exceeded at all;
  /// one that does (its order is approximate, its graph falls apart) by a tenth
  /// and three standard deviations of a count, as other answers bring.
  std::optional<Finding> worse(const Conduct &B) const;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_CONDUCT_H
