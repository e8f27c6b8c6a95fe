//===- TpeProposer.h - a model-free optimiser -------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Tree-structured Parzen estimator (Bergstra et al., NIPS 2011) over the tree
/// of choices: the strongest of the plain methods that know nothing of the
/// code, as a measure for those that do.
///
/// What was judged is split into the best fifth and the rest. Each question has
/// a density over its options in either part: the answers given, on a uniform
/// prior; an answer on a ladder also counts for the rungs beside it. Plans are
/// drawn from the density of the good, and the one is proposed whose ratio of
/// good to bad is the highest, which is where the expected improvement is.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_TPEPROPOSER_H
#define CRINN_LLM_TPEPROPOSER_H

#include "llm/RandomProposer.h"

namespace crinn::llm {

class TpeProposer final : public Proposer {
public:
  explicit TpeProposer(uint64_t Seed) : Rng(Seed) {}
  std::string name() const override { return "tpe"; }
  llvm::Expected<std::vector<passes::Plan>> propose(const State &S,
                                                    size_t Most) override;
  void tell(const passes::Plan &P, const Outcome &O) override;

private:
  struct Answer {
    std::string Question;
    Option Given;
  };
  struct Trial {
    std::vector<Answer> Answers;
    double Score = 0;
  };
  passes::Plan draw(const State &S);

  Random Rng;
  Novelty Seen;
  std::map<std::string, std::vector<Answer>> Open; ///< by keyOf(), not told yet
  std::vector<Trial> Trials;
};

} // namespace crinn::llm

#endif // CRINN_LLM_TPEPROPOSER_H
