//===- Sqlite.cpp - the SQLite C API, thinly wrapped ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace crinn::eval {

int64_t SqlRow::integer(int Column) const {
  return sqlite3_column_int64(Stmt, Column);
}

std::optional<double> SqlRow::real(int Column) const {
  if (sqlite3_column_type(Stmt, Column) == SQLITE_NULL)
    return std::nullopt;
  return sqlite3_column_double(Stmt, Column);
}

std::string SqlRow::text(int Column) const {
  const unsigned char *Text = sqlite3_column_text(Stmt, Column);
  return Text ? std::string(reinterpret_cast<const char *>(Text),
                            size_t(sqlite3_column_bytes(Stmt, Column)))
              : "";
}

void Sqlite::Close::operator()(sqlite3 *Db) const { sqlite3_close_v2(Db); }

Error Sqlite::error() const {
  int Code = sqlite3_errcode(Db.get());
  bool Damaged = Code == SQLITE_NOTADB || Code == SQLITE_CORRUPT;
  return Error{Damaged ? Errc::Input : Errc::Environment,
               fmt::format("{}: {}; {}", Path, sqlite3_errmsg(Db.get()),
                           Damaged ? "name another directory"
                                   : "check rights and disk space"),
               ""};
}

Result<Sqlite> Sqlite::open(const std::string &Path) {
  Sqlite Made;
  Made.Path = Path;
  sqlite3 *Raw = nullptr;
  int Code = sqlite3_open_v2(
      Path.c_str(), &Raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  Made.Db.reset(Raw);
  if (Code != SQLITE_OK)
    return Made.error();
  // A killed run leaves no lock behind, but a reader may hold one for a moment.
  sqlite3_busy_timeout(Raw, 5000);
  if (Status S = Made.execute("PRAGMA journal_mode = WAL;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA foreign_keys = ON;");
      !S)
    return S.takeError();
  return Made;
}

Status Sqlite::execute(const std::string &Sql) {
  if (sqlite3_exec(Db.get(), Sql.c_str(), nullptr, nullptr, nullptr) !=
      SQLITE_OK)
    return error();
  return success();
}

static int bind(sqlite3_stmt *Stmt, int Index, const SqlValue &V) {
  if (const auto *I = std::get_if<int64_t>(&V))
    return sqlite3_bind_int64(Stmt, Index, *I);
  if (const auto *D = std::get_if<double>(&V))
    return sqlite3_bind_double(Stmt, Index, *D);
  if (const auto *S = std::get_if<std::string>(&V))
    return sqlite3_bind_text64(Stmt, Index, S->data(), S->size(),
                               SQLITE_TRANSIENT, SQLITE_UTF8);
  return sqlite3_bind_null(Stmt, Index);
}

Status Sqlite::query(const std::string &Sql,
                     const std::vector<SqlValue> &Values,
                     const std::function<void(const SqlRow &)> &Each) {
  sqlite3_stmt *Raw = nullptr;
  if (sqlite3_prepare_v2(Db.get(), Sql.c_str(), -1, &Raw, nullptr) != SQLITE_OK)
    return error();
  std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)> Stmt(Raw,
                                                              sqlite3_finalize);
  for (size_t I = 0; I < Values.size(); ++I)
    if (bind(Raw, int(I) + 1, Values[I]) != SQLITE_OK)
      return error();
  int Code;
  while ((Code = sqlite3_step(Raw)) == SQLITE_ROW)
    if (Each)
      Each(SqlRow(Raw));
  if (Code != SQLITE_DONE)
    return error();
  return success();
}

Status Sqlite::transaction(const std::function<Status()> &Body) {
  if (Status S = execute("BEGIN IMMEDIATE"); !S)
    return S;
  Status S = Body();
  if (S)
    S = execute("COMMIT");
  if (!S) {
    // What went wrong is in S; a rollback that fails too adds nothing.
    Status Ignored = execute("ROLLBACK");
    (void)Ignored;
  }
  return S;
}

} // namespace crinn::eval
