//===- RunDb.h - the database of a run --------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// RUN_DIR/run.db: what the run is (target, options, source), one row per
/// attempt that was judged to the end, and the ledger of the confirmation
/// queries. A row is written once, whole, when its attempt is finished; so
/// after a kill at any instruction the table holds finished attempts only, and
/// the run goes on behind the last of them. The database itself forbids to
/// change or delete a row; only `open` may become `kept`, `outdone` or
/// `refused`, once.
///
/// Every insertion and every verdict also gets a line in `log`, in the same
/// transaction; results.tsv is its append-only export.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_STORE_RUNDB_H
#define CRINN_OPTIMIZE_STORE_RUNDB_H

#include "tools/crinn-optimize/store/Attempt.h"
#include "tools/crinn-optimize/store/Sqlite.h"

#include <map>

namespace crinn::optimize {

/// Raised when a table below changes its meaning.
inline constexpr int SchemaVersion = 1;

class RunDb {
public:
  /// Opens or creates the database. Errors: not one of ours, another schema
  /// version (the message names both), I/O.
  static llvm::Expected<RunDb> open(const std::string &Path);

  /// Facts of the run: written once each, then only compared.
  llvm::Expected<std::optional<std::string>> fact(const std::string &Name);
  llvm::Error setFact(const std::string &Name, const std::string &Text);

  llvm::Error add(const Attempt &A);
  llvm::Error settle(unsigned Number, Verdict V, const std::string &Reason,
                     const std::string &Sentence);
  llvm::Expected<std::vector<Attempt>> attempts();

  /// A confirmation is entered before it starts and completed once. One that
  /// was killed in between has no result that anybody saw; it is struck out.
  llvm::Error openConfirmation(unsigned Try, unsigned Number, double Level);
  llvm::Error closeConfirmation(const Confirmation &C);
  llvm::Error strikeUnfinished();
  llvm::Expected<unsigned> nextTry();
  llvm::Expected<std::vector<Confirmation>> confirmations();

  /// Lines of the log after line \p After, each a row of results.tsv.
  llvm::Expected<std::vector<std::string>> logAfter(int64_t After);

private:
  explicit RunDb(Sqlite Db) : Db(std::move(Db)) {}
  llvm::Error log(unsigned Number);
  Sqlite Db;
};

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_STORE_RUNDB_H
