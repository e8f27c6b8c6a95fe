//===- Attempt.h - a comparison that goes on after a kill -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_RUN_ATTEMPT_H
#define CRINN_EVAL_RUN_ATTEMPT_H

#include "eval/run/Records.h"

#include <memory>

namespace crinn::eval {

/// One comparison in the run directory \p Dir: run.db and results.tsv.
class Attempt {
public:
  /// Finds the attempt with F.Key or begins one; \p Again begins one in any
  /// case. Errors: as RunDb::open; Environment (another process works in Dir).
  static Result<std::unique_ptr<Attempt>>
  open(const std::string &Dir, const AttemptFacts &F, bool Again);
  ~Attempt();

  /// Set if the comparison is finished: nothing is left to measure.
  const std::optional<Outcome> &answer() const { return Answer; }
  Records &records() { return Steps; }
  /// As RunDb::known; nothing if it was asked for again.
  const KnownCode &known() const { return Known; }
  int64_t number() const { return Number; }

  /// Records the outcome and brings results.tsv up to it.
  Status finish(const Outcome &O);

private:
  Attempt(std::string Dir, int Lock, RunDb Db)
      : Dir(std::move(Dir)), Lock(Lock), Db(std::move(Db)) {}
  std::string table() const { return Dir + "/results.tsv"; }

  std::string Dir;
  int Lock; ///< descriptor of the directory
  RunDb Db;
  int64_t Number = 0;
  std::optional<Outcome> Answer;
  KnownCode Known;
  Records Steps;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_RUN_ATTEMPT_H
