//===- Sqlite.h - the SQLite C API, thinly wrapped --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A connection and a prepared statement that close themselves, errors as
/// llvm::Error. Nothing about crinn.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_STORE_SQLITE_H
#define CRINN_OPTIMIZE_STORE_SQLITE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace crinn::optimize {

/// A bound parameter.
using Value = std::variant<std::nullptr_t, int64_t, double, std::string>;

/// The current row of a query; columns are numbered from 0.
class Row {
public:
  explicit Row(sqlite3_stmt *Stmt) : Stmt(Stmt) {}
  bool null(int Column) const;
  int64_t integer(int Column) const;
  double real(int Column) const;
  std::optional<double> optionalReal(int Column) const;
  std::string text(int Column) const;

private:
  sqlite3_stmt *Stmt;
};

class Sqlite {
public:
  /// Opens or creates \p Path: WAL, full synchronisation, foreign keys on.
  /// Errors: not a database, no right, full disk.
  static llvm::Expected<Sqlite> open(const std::string &Path);

  /// Runs \p Sql, which may hold several statements.
  llvm::Error execute(const std::string &Sql);

  /// Runs one statement with \p Values bound in order, \p Each per row.
  llvm::Error query(const std::string &Sql, const std::vector<Value> &Values,
                    llvm::function_ref<void(const Row &)> Each = nullptr);

  /// Runs \p Body in a transaction; an error rolls it back.
  llvm::Error transaction(llvm::function_ref<llvm::Error()> Body);

private:
  struct Close {
    void operator()(sqlite3 *Db) const;
  };
  llvm::Error error() const;
  std::string Path;
  std::unique_ptr<sqlite3, Close> Db;
};

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_STORE_SQLITE_H
