//===- Proposer.h - who proposes the next change ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One interface for everything that proposes: a grid, a learned policy, a
/// language model. The loop hands over what is known and gets plans; it judges
/// them and tells the rewards. A proposer measures nothing and edits nothing.
///
/// A proposer is deterministic: the same states and the same outcomes, in the
/// same order, give the same plans. A run that was killed is resumed by telling
/// the proposer again what was judged before.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_PROPOSER_H
#define CRINN_LLM_PROPOSER_H

#include "passes/Passes.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crinn::llm {

/// What is known when a plan is asked for.
struct State {
  std::string Stage;                         ///< "construction", "search", ...
  std::vector<passes::Site> Sites;           ///< those that can be judged
  std::vector<passes::RewriteInfo> Rewrites; ///< those that may be used
  std::map<std::string, std::string> Base;   ///< path -> SHA-256 of the source
  double Floor = 0; ///< what two equal builds differ by, as a logarithm
};

/// What became of a plan.
struct Outcome {
  bool Passed = false;          ///< all gates
  std::string Reason;           ///< stable id of the first gate that failed
  std::string Sentence;         ///< the gate's message, one line
  std::optional<double> Reward; ///< ln of the speed ratio, if measured
};

/// True if \p R is for sites like \p S: a rewrite is asked at one idiom, and
/// one with a parameter that has no default where there are values to try.
bool fits(const passes::RewriteInfo &R, const passes::Site &S);

/// What a plan that fails a gate is worth to a proposer that needs a number:
/// half the speed. A plan that changes nothing is worth nothing.
double trainingReward(const Outcome &O);

/// Reason of a plan whose result is the unmodified source or an earlier result.
inline constexpr const char *SameCode = "same-code";

class Proposer {
public:
  virtual ~Proposer() = default;

  /// "grid", ...
  virtual std::string name() const = 0;

  /// At most \p Most plans, none proposed before; empty: nothing left to try.
  /// Errors: whoever proposes cannot be reached, or a budget is spent wrongly;
  /// never a fault of a plan.
  virtual llvm::Expected<std::vector<passes::Plan>> propose(const State &S,
                                                            size_t Most) = 0;

  virtual void tell(const passes::Plan &P, const Outcome &O) = 0;

  /// What a person should know of the last propose(), one line; "": nothing.
  virtual std::string note() const { return ""; }

  /// What it learned, as a document that another run can start from; null if it
  /// is none that learns.
  virtual nlohmann::json learned() const { return {}; }
};

} // namespace crinn::llm

#endif // CRINN_LLM_PROPOSER_H
