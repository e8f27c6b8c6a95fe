//===- GridProposer.h - a fixed spread of plans -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The simplest proposer that is honest: a fixed list, the same every time.
///
/// Three shapes of plan per site, taken in turn so that any budget sees all
/// three: prefetch ahead; collect the unvisited neighbours, then score them;
/// both, where the prefetch is tuned for the scoring loop that batching made.
/// Within a shape the parameters go from the middle of the published range
/// outwards. Sites take turns as well.
///
/// Where a rewrite refused a site, nothing that starts with the same rewrite at
/// the same site is proposed any more: it would be refused for the same reason.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_GRIDPROPOSER_H
#define CRINN_LLM_GRIDPROPOSER_H

#include "llm/Proposer.h"

#include <set>

namespace crinn::llm {

/// Reasons that mean "this rewrite does not fit this site", whatever the
/// parameters.
inline constexpr const char *NotApplicable = "not-applicable";

class GridProposer final : public Proposer {
public:
  std::string name() const override { return "grid"; }
  llvm::Expected<std::vector<passes::Plan>> propose(const State &S,
                                                    size_t Most) override;
  void tell(const passes::Plan &P, const Outcome &O) override;

private:
  std::set<std::string> Proposed;                        ///< plans as JSON text
  std::set<std::pair<std::string, std::string>> Refused; ///< rewrite, site
};

/// All plans of the grid for \p S, best first. Parameters are clamped to the
/// domains of the catalogue, and plans that clamping makes equal appear once.
std::vector<passes::Plan> gridPlans(const State &S);

} // namespace crinn::llm

#endif // CRINN_LLM_GRIDPROPOSER_H
