//===- Journal.h - every trial, and the best kernel so far ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A directory with
///
///   results.tsv       one line per trial, appended, never changed
///   kept/HASH.cpp     the source of each trial that was kept
///
/// The best kernel of a kind is the last line of it that says `kept`: nothing
/// else holds state, so a run that was killed goes on where the file ends. A
/// source is stored before its line is written. A line is one write; what a
/// crash of the machine left of one is cut off by the next to open the file.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_KERNEL_JOURNAL_H
#define CRINN_EVAL_KERNEL_JOURNAL_H

#include "eval/support/Context.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crinn::eval {

/// A line of results.tsv. What was not measured is empty there.
struct JournalRow {
  std::string Date;    ///< 2026-01-31T12:00:00Z
  std::string Kernel;  ///< of Kind
  std::string Hash;    ///< SHA-256 of the source
  std::string Against; ///< of the best kept
  bool Correct = false;
  /// Speed ratio to the best kept, with its interval.
  std::optional<double> Geomean, Lower, Upper;
  /// Largest time in units of the best kept's, and where.
  std::optional<double> Worst;
  std::string WorstCell;
  unsigned Pairs = 0;
  double Seconds = 0;
  bool Kept = false;
  std::string Reason;
};

class Journal {
public:
  /// Opens or creates \p Dir and waits until no other process has it open.
  /// Errors: Input (results.tsv is not one), Environment, Interrupted.
  static Result<std::unique_ptr<Journal>> open(const std::string &Dir,
                                               const Context &Ctx);
  ~Journal();
  Journal(const Journal &) = delete;

  const std::vector<JournalRow> &rows() const { return Rows; }

  /// The source of the best kernel of a kind, or nothing if none was kept.
  /// Errors: Input (kept/HASH.cpp is missing or was changed).
  Result<std::optional<std::string>> best(const std::string &Kernel) const;

  /// On disk when it returns. \p Source is stored if the row is kept. Errors:
  /// Environment.
  Status append(const JournalRow &Row, const std::string &Source);

private:
  Journal(std::string Dir, int Fd) : Dir(std::move(Dir)), Fd(Fd) {}
  Status read();
  Status write(const std::string &Line);
  std::string path() const { return Dir + "/results.tsv"; }
  std::string keptPath(const std::string &Hash) const {
    return Dir + "/kept/" + Hash + ".cpp";
  }

  std::string Dir;
  int Fd; ///< of results.tsv, locked
  std::vector<JournalRow> Rows;
};

/// The source of the best kernel without waiting for or creating anything;
/// nothing if there is no such directory or none was kept.
Result<std::optional<std::string>> bestKept(const std::string &Dir,
                                            const std::string &Kernel);

} // namespace crinn::eval

#endif // CRINN_EVAL_KERNEL_JOURNAL_H
