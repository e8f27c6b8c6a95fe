//===- Archive.h - what was judged, to learn from ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Every judged plan with its score, verdict, features and code, and the draw
/// of exemplars from it by the paper's equation 1: plan i with probability
///
///   P(i) = exp((s_i - mean) / tau) / sum over j of exp((s_j - mean) / tau)
///
/// where s is the score and the mean is over the plans that can be drawn. Drawn
/// without replacement: after each draw the rest is normalised again. Slow and
/// failed plans can be drawn as well, since the method is contrastive: a
/// model that sees why one is slow learns more than from the best alone.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_ARCHIVE_H
#define CRINN_LLM_ARCHIVE_H

#include "llm/Proposer.h"
#include "llm/Random.h"

namespace crinn::llm {

/// One judged plan.
struct Judged {
  unsigned Number = 0; ///< of the attempt in its run
  passes::Plan Plan;
  Outcome Result;
  std::string Verdict;              ///< "kept", "outdone", "refused", "open"
  std::string Sentence;             ///< why, one line
  std::vector<std::string> Modules; ///< of its sites; sorted
  std::map<std::string, double> Features;  ///< llm/Features.h; may be empty
  std::map<std::string, std::string> Code; ///< path -> changed source, if made

  /// ln of the speed ratio, or what a failure is worth.
  double score() const { return trainingReward(Result); }
};

/// A draw, with the probability that it had.
struct Drawn {
  size_t Index; ///< in the list that was drawn from
  double Probability;
};

/// tau of equation 1 where none is given. Scores are logarithms: a plan that is
/// faster by 10 % than another is drawn e times as often.
inline constexpr double DefaultTau = 0.1;

/// The probabilities of equation 1 for one draw; they sum to 1.
std::vector<double> exemplarProbabilities(const std::vector<double> &Scores,
                                          double Tau = DefaultTau);

/// At most \p Count different indices, in the order drawn.
std::vector<Drawn> drawExemplars(const std::vector<double> &Scores,
                                 size_t Count, Random &Rng,
                                 double Tau = DefaultTau);

/// Those of \p All that can be reached from \p Module ("construction",
/// "search", "refinement"; empty: all).
std::vector<const Judged *> ofModule(const std::vector<Judged> &All,
                                     const std::string &Module);

/// Modules and features of \p J.Plan, from the sites of \p S.
void describe(Judged &J, const State &S);

} // namespace crinn::llm

#endif // CRINN_LLM_ARCHIVE_H
