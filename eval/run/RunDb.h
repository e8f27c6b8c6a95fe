//===- RunDb.h - what was measured, and what came of it ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// DIR/run.db of `crinn-eval compare --run=DIR`. An attempt is one comparison:
/// a row when it starts, a row per step as it is done, a row with the outcome
/// when it is finished, kept or not. All three are written whole and never
/// changed, so after a kill at any instruction the database holds the steps
/// that were done, and the comparison goes on behind the last of them.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_RUN_RUNDB_H
#define CRINN_EVAL_RUN_RUNDB_H

#include "eval/judge/Gate.h"
#include "eval/support/Sqlite.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crinn::eval {

/// What is known of an attempt before it starts.
struct AttemptFacts {
  /// SHA-256 of Identity: equal keys, same measurement.
  std::string Key;
  std::string Title, Target, Class;
  std::string VariantHash, BaseHash, DataHash, HarnessHash;
  nlohmann::json Identity; ///< all that decides the measurement
};

struct Outcome {
  std::string Verdict, Reason, Sentence;
  std::string CodeHash; ///< of the candidate's build
  std::optional<double> Estimate, Lower, Upper;
  unsigned Pairs = 0;
  nlohmann::json Document; ///< the comparison
  std::string Printed;     ///< its table
};

class RunDb {
public:
  /// Opens or creates. Errors: Input (not one of ours, damaged, another schema
  /// version; the message names both), Environment.
  static Result<RunDb> open(const std::string &Path);

  /// The newest attempt with that key.
  Result<std::optional<int64_t>> find(const std::string &Key);
  Result<int64_t> begin(const AttemptFacts &F);

  Result<std::map<std::string, nlohmann::json>> steps(int64_t Attempt);
  /// Errors: Environment; also where the step is already recorded, and where
  /// the value holds a number that is not finite, which JSON cannot say.
  Status record(int64_t Attempt, const std::string &Name,
                const nlohmann::json &Value);

  /// Machine code that was timed as another variant, all else in its identity
  /// being that of \p F.
  Result<KnownCode> known(const AttemptFacts &F);

  Result<std::optional<Outcome>> outcome(int64_t Attempt);
  Status finish(int64_t Attempt, const Outcome &O);

  /// Appends to the table \p Path the outcomes that it lacks, in the order in
  /// which they were reached. A line that a kill cut off is made whole.
  Status exportTable(const std::string &Path);

private:
  explicit RunDb(Sqlite Db) : Db(std::move(Db)) {}
  Sqlite Db;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_RUN_RUNDB_H
