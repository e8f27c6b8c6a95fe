//===- Judge.h - what the loop asks of a judge ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The gates behind "the plan applies": a candidate that fails one, crashes or
/// does not compile is a ruling, never an error. An error means that the judge
/// itself cannot go on: the baseline fails, a tool is missing, a stop was asked
/// for.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_JUDGE_JUDGE_H
#define CRINN_OPTIMIZE_JUDGE_JUDGE_H

#include "tools/crinn-optimize/judge/Verdict.h"
#include "tools/crinn-optimize/store/Attempt.h"

#include "llvm/Support/Error.h"

#include <nlohmann/json.hpp>

namespace crinn::optimize {

struct Judged {
  Ruling Rule;
  std::string BuildHash;         ///< empty if it did not build
  std::optional<Score> Measured; ///< if it came to a comparison
  nlohmann::json Evidence;       ///< null, or the comparison with its pairs
};

class Judge {
public:
  virtual ~Judge() = default;

  /// The variant in \p Dir against the unmodified source, all gates. What
  /// compiles to the code of one of \p Before is not judged again.
  virtual llvm::Expected<Judged> judge(const std::string &Dir,
                                       const std::vector<Attempt> &Before) = 0;

  /// A fresh comparison on the confirmation queries, whole budget, that errs
  /// with probability \p Level at most.
  virtual llvm::Expected<Judged> confirm(const std::string &Dir,
                                         double Level) = 0;

  /// What two equal builds differ by, as a logarithm.
  virtual double floor() const = 0;
};

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_JUDGE_JUDGE_H
