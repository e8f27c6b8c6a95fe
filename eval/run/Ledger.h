//===- Ledger.h - confirmation queries are used once ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A gain that is confirmed on queries which helped to choose it is no
/// confirmation. So each use of a data set's confirmation queries for a piece
/// of code is written down before it begins, and who asks again is told.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_RUN_LEDGER_H
#define CRINN_EVAL_RUN_LEDGER_H

#include "eval/run/RunDb.h"

namespace crinn::eval {

class Ledger {
public:
  /// \p Attempt is the comparison that asks: going on after a kill is not a
  /// second use. Nothing: each use counts. \p Db outlives this.
  explicit Ledger(RunDb &Db, std::optional<int64_t> Attempt = std::nullopt)
      : Db(&Db), Attempt(Attempt) {}

  /// Call it before the first confirmation query is asked. \p CodeHash: of the
  /// candidate's build (Build::Hash). True: the first use; false: the result is
  /// to be flagged "confirmation-reused". Errors: Environment (then the queries
  /// must not be used).
  Result<bool> use(const std::string &DataHash, const std::string &CodeHash) {
    return Db->useConfirmation(Attempt, DataHash, CodeHash);
  }

private:
  RunDb *Db;
  std::optional<int64_t> Attempt;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_RUN_LEDGER_H
