//===- Sqlite.h - the SQLite C API, thinly wrapped --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A connection that closes itself and statements that are finalised, errors
/// as Result. Nothing about crinn.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SUPPORT_SQLITE_H
#define CRINN_EVAL_SUPPORT_SQLITE_H

#include "eval/support/Result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace crinn::eval {

/// A bound parameter.
using SqlValue = std::variant<std::nullptr_t, int64_t, double, std::string>;

/// The current row of a query; columns are numbered from 0.
class SqlRow {
public:
  explicit SqlRow(sqlite3_stmt *Stmt) : Stmt(Stmt) {}
  int64_t integer(int Column) const;
  /// Nothing where it is NULL.
  std::optional<double> real(int Column) const;
  std::string text(int Column) const;

private:
  sqlite3_stmt *Stmt;
};

class Sqlite {
public:
  /// Opens or creates \p Path: WAL, full synchronisation, foreign keys on. What
  /// was committed is on the disk. Errors: Input (not a database, or damaged),
  /// Environment (no right, full disk, another file system's locks).
  static Result<Sqlite> open(const std::string &Path);

  /// Runs \p Sql, which may hold several statements.
  Status execute(const std::string &Sql);

  /// Runs one statement with \p Values bound in order, \p Each per row.
  Status query(const std::string &Sql, const std::vector<SqlValue> &Values,
               const std::function<void(const SqlRow &)> &Each = nullptr);

  /// Runs \p Body in a transaction that other writers wait for; an error rolls
  /// it back.
  Status transaction(const std::function<Status()> &Body);

private:
  struct Close {
    void operator()(sqlite3 *Db) const;
  };
  Error error() const;
  std::string Path;
  std::unique_ptr<sqlite3, Close> Db;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_SQLITE_H
