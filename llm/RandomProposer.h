//===- RandomProposer.h - plans by chance -----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What every other proposer has to beat: each choice of a plan at random, all
/// options alike.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_RANDOMPROPOSER_H
#define CRINN_LLM_RANDOMPROPOSER_H

#include "llm/PlanWriter.h"
#include "llm/Random.h"

namespace crinn::llm {

/// The plans that were proposed or told of, and how to get another one from a
/// source that may repeat itself.
class Novelty {
public:
  /// True the first time.
  bool add(const passes::Plan &P) { return Known.insert(keyOf(P)).second; }
  bool knows(const passes::Plan &P) const { return Known.count(keyOf(P)); }

  /// A plan that is not known yet, and is from now on: what \p Draw gives, or,
  /// where it gives known plans \p Tries times, the first unknown one. Without
  /// steps: there is none left.
  template <typename Fn>
  passes::Plan next(const State &S, Fn Draw, unsigned Tries = 100) {
    for (unsigned I = 0; I < Tries; ++I)
      if (passes::Plan P = Draw(); !P.Steps.empty() && add(P))
        return P;
    passes::Plan P = firstUnknown(S, Known);
    if (!P.Steps.empty())
      add(P);
    return P;
  }

private:
  std::set<std::string> Known; ///< keyOf()
};

class RandomProposer final : public Proposer {
public:
  explicit RandomProposer(uint64_t Seed) : Rng(Seed) {}
  std::string name() const override { return "random"; }
  llvm::Expected<std::vector<passes::Plan>> propose(const State &S,
                                                    size_t Most) override;
  void tell(const passes::Plan &P, const Outcome &) override { Seen.add(P); }

private:
  Random Rng;
  Novelty Seen;
};

} // namespace crinn::llm

#endif // CRINN_LLM_RANDOMPROPOSER_H
