//===- Equivalence.h - does a variant give the same answers? ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_EQUIVALENCE_H
#define CRINN_EVAL_JUDGE_EQUIVALENCE_H

#include "eval/judge/Baseline.h"

#include <nlohmann/json.hpp>

#include <string>

namespace crinn::eval {

/// Where two arms first differ. Holds no ground truth and no data.
struct Difference {
  std::string Where; ///< data set: "real", or the name of a battery
  std::string What;  ///< "ids", "distances" or "counts"
  uint32_t Ef = 0;
  uint32_t Query = 0;    ///< number of the query in its set
  uint32_t Position = 0; ///< 0 .. k-1
};

/// The result of a check. A candidate that crashes or hangs is not an error of
/// the judge: it does not hold, and Reason says so.
struct Equivalence {
  bool Holds = false;
  /// "same", one of docs/reasons.md's of the gates battery and real, or
  /// "construction" for their "index-differs".
  std::string Reason;
  std::string Detail;   ///< one line for people
  Difference First;     ///< where Reason names a difference
  uint64_t Queries = 0; ///< answers compared
};

/// The gates battery and real for class `exact` (eval/equivalence/Gates.h).
/// Errors: Worker (the *baseline* arm failed), Environment, Interrupted.
Result<Equivalence> checkExact(const Baseline &B, const Build &Candidate,
                               const Context &Ctx);

/// The frozen index alone: a candidate of any class that is measured on the
/// frozen index must load it and save it again byte for byte.
Result<Equivalence> checkFrozen(const Baseline &B, const Build &Candidate,
                                const Context &Ctx);

nlohmann::json toJson(const Equivalence &E);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_EQUIVALENCE_H
