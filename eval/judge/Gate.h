//===- Gate.h - one thing that a candidate has to pass ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A candidate goes through gates, cheapest first; the first that it does not
/// pass gives the verdict its reason. A gate that cannot be asked of a target
/// (an adapter without the optional part) is passed with the remark "not
/// applicable: ...". Nothing here holds ground truth or data: a gate's words
/// may be shown to who wrote the candidate.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_JUDGE_GATE_H
#define CRINN_EVAL_JUDGE_GATE_H

#include "eval/judge/Baseline.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>

namespace crinn::eval {

struct GateResult {
  std::string Gate; ///< stable id: "build", "novelty", "symbols", ...
  bool Passed = true;
  std::string Reason; ///< stable id of what is wrong; empty if passed
  std::string Detail; ///< one line for people, also where passed
  nlohmann::json Figures = nlohmann::json::object(); ///< what it measured
  double Seconds = 0; ///< wall time, filled in by who runs the gates
};

nlohmann::json toJson(const GateResult &G);

/// Machine code that was judged before: its hash, and what it is called.
using KnownCode = std::map<std::string, std::string>;

/// The candidate B beside the arm A that it is compared with.
struct Subject {
  const Baseline &Base;
  const Variant &V; ///< B; it claims no more than A, where A is a variant too
  const Build &A, &B;
  uint64_t Seed = 1;   ///< of everything that a gate draws
  unsigned Orders = 0; ///< of rows that builds of its own begin after
  const KnownCode *Known = nullptr; ///< beside A's
};

/// Errors of a gate are those of arm A, of the machine, or Interrupted; what
/// the candidate does wrong is a result.
using Gate = Result<GateResult> (*)(const Subject &, const Context &);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GATE_H
