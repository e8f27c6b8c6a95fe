//===- Sqlite.h - a database, with llvm::Error -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_OPTIMIZE_STORE_SQLITE_H
#define CRINN_OPTIMIZE_STORE_SQLITE_H

#include "tools/crinn-optimize/support/EvalError.h"

#include "eval/support/Sqlite.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace crinn::optimize {

using Value = eval::SqlValue;
using Row = eval::SqlRow;

/// eval::Sqlite, whose errors it passes on.
class Sqlite {
public:
  static llvm::Expected<Sqlite> open(const std::string &Path) {
    auto Opened = eval::Sqlite::open(Path);
    if (!Opened)
      return failure(Opened.error());
    return Sqlite(std::move(*Opened));
  }

  llvm::Error execute(const std::string &Sql) {
    return passOn(Db.execute(Sql));
  }

  llvm::Error query(const std::string &Sql, const std::vector<Value> &Values,
                    const std::function<void(const Row &)> &Each = nullptr) {
    return passOn(Db.query(Sql, Values, Each));
  }

  /// Runs \p Body in a transaction; an error rolls it back.
  llvm::Error transaction(llvm::function_ref<llvm::Error()> Body) {
    if (llvm::Error E = execute("BEGIN IMMEDIATE"))
      return E;
    llvm::Error E = Body();
    if (!E)
      E = execute("COMMIT");
    if (E)
      // What went wrong is in E; a rollback that fails too adds nothing.
      llvm::consumeError(execute("ROLLBACK"));
    return E;
  }

private:
  explicit Sqlite(eval::Sqlite Db) : Db(std::move(Db)) {}
  static llvm::Error passOn(const eval::Status &S) {
    return S ? llvm::Error::success() : failure(S.error());
  }
  eval::Sqlite Db;
};

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_STORE_SQLITE_H
