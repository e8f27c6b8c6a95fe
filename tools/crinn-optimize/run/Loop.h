//===- Loop.h - propose, make, judge, tell ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The loop over candidates. Hand-written variants come first, then what the
/// proposer gives until the budget is spent or it has nothing left. Every
/// candidate ends with a row in the database; what is there already is not done
/// again but told to the proposer, so a run that was killed goes on as if it
/// had not been.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_LOOP_H
#define CRINN_OPTIMIZE_RUN_LOOP_H

#include "tools/crinn-optimize/judge/Judge.h"
#include "tools/crinn-optimize/run/Candidate.h"
#include "tools/crinn-optimize/show/Progress.h"
#include "tools/crinn-optimize/store/RunDb.h"

#include "llm/Proposer.h"

#include <atomic>
#include <functional>

namespace crinn::optimize {

/// Writes the variant of a candidate to the directory it is given.
using Maker = std::function<llvm::Expected<Made>(const std::string &Dir)>;

struct Loop {
  std::string RunDir;
  RunDb &Db;
  Judge &TheJudge;
  llm::Proposer &Proposer;
  ProgressLine &Bar;
  const std::atomic<bool> &Stop;
  llm::State State;
  unsigned MaxCandidates = 12; ///< plans; hand-written variants come on top

  struct Hand {
    std::string Label;
    Maker Make;
  };
  std::vector<Hand> Variants;
  std::function<llvm::Expected<Made>(const passes::Plan &, const std::string &)>
      Apply;

  /// Judges all candidates that are not in the database yet.
  llvm::Error candidates();

  /// Confirms the best, until every attempt is kept, outdone or refused.
  llvm::Error settle();

private:
  llvm::Expected<Attempt> attempt(unsigned Number, const std::string &Label,
                                  const std::string &Plan, const Maker &Make,
                                  const std::vector<Attempt> &Before);
  llvm::Error gates(Attempt &A, const Maker &Make,
                    const std::vector<Attempt> &Before);
  llvm::Error finish(const Attempt &A);
  llvm::Error settleOne(const Attempt &A, const Confirmation &C,
                        const std::vector<Attempt> &All);
  llvm::Error outdone(const Attempt &Kept, const std::vector<Attempt> &All);
};

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_LOOP_H
