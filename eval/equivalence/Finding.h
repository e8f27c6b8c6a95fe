//===- Finding.h - what a check of answers found ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_EQUIVALENCE_FINDING_H
#define CRINN_EVAL_EQUIVALENCE_FINDING_H

#include "eval/support/Result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace crinn::eval {

/// What a candidate does wrong. Holds no ground truth and no data.
struct Finding {
  std::string Reason; ///< of docs/reasons.md
  std::string Detail; ///< one line for people
  nlohmann::json Figures = nlohmann::json::object();
};

/// Nothing found, a finding, or an error that is not the candidate's.
using Checked = Result<std::optional<Finding>>;

inline Checked fine() { return std::optional<Finding>(); }
inline Checked found(Finding F) { return std::optional<Finding>(std::move(F)); }

/// A worker's error is the candidate's; any other is ours.
inline Checked candidateFailed(Error E) {
  if (E.Code != Errc::Worker)
    return E;
  return found({"candidate-worker", std::move(E.Message)});
}

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_FINDING_H
