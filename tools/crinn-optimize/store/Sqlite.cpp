//===- Sqlite.cpp - the SQLite C API, thinly wrapped ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/store/Sqlite.h"

#include "tools/crinn-optimize/support/Failure.h"

#include "llvm/ADT/ScopeExit.h"

#include <fmt/core.h>
#include <sqlite3.h>

using namespace llvm;

namespace crinn::optimize {

bool Row::null(int Column) const {
  return sqlite3_column_type(Stmt, Column) == SQLITE_NULL;
}
int64_t Row::integer(int Column) const {
  return sqlite3_column_int64(Stmt, Column);
}
double Row::real(int Column) const {
  return sqlite3_column_double(Stmt, Column);
}
std::optional<double> Row::optionalReal(int Column) const {
  return null(Column) ? std::nullopt : std::optional<double>(real(Column));
}
std::string Row::text(int Column) const {
  const auto *Text =
      reinterpret_cast<const char *>(sqlite3_column_text(Stmt, Column));
  return Text ? std::string(Text, sqlite3_column_bytes(Stmt, Column)) : "";
}

void Sqlite::Close::operator()(sqlite3 *Db) const { sqlite3_close_v2(Db); }

Error Sqlite::error() const {
  // Damage is the file's fault, the rest the environment's.
  int Code = sqlite3_errcode(Db.get());
  Exit E = Code == SQLITE_NOTADB || Code == SQLITE_CORRUPT ? Exit::Input
                                                           : Exit::Environment;
  return fail(E, fmt::format("{}: {}", Path, sqlite3_errmsg(Db.get())));
}

Expected<Sqlite> Sqlite::open(const std::string &Path) {
  Sqlite Result;
  Result.Path = Path;
  sqlite3 *Raw = nullptr;
  int Code = sqlite3_open_v2(
      Path.c_str(), &Raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  Result.Db.reset(Raw);
  if (Code != SQLITE_OK)
    return Result.error();
  // A killed run leaves no lock behind, but a reader (`show`) may hold one for
  // a moment.
  sqlite3_busy_timeout(Raw, 5000);
  if (Error E = Result.execute("PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"))
    return E;
  return Result;
}

Error Sqlite::execute(const std::string &Sql) {
  return sqlite3_exec(Db.get(), Sql.c_str(), nullptr, nullptr, nullptr) ==
                 SQLITE_OK
             ? Error::success()
             : error();
}

static int bind(sqlite3_stmt *Stmt, int Index, const Value &V) {
  if (const auto *I = std::get_if<int64_t>(&V))
    return sqlite3_bind_int64(Stmt, Index, *I);
  if (const auto *D = std::get_if<double>(&V))
    return sqlite3_bind_double(Stmt, Index, *D);
  if (const auto *S = std::get_if<std::string>(&V))
    return sqlite3_bind_text64(Stmt, Index, S->data(), S->size(),
                               SQLITE_TRANSIENT, SQLITE_UTF8);
  return sqlite3_bind_null(Stmt, Index);
}

Error Sqlite::query(const std::string &Sql, const std::vector<Value> &Values,
                    function_ref<void(const Row &)> Each) {
  sqlite3_stmt *Stmt = nullptr;
  if (sqlite3_prepare_v2(Db.get(), Sql.c_str(), -1, &Stmt, nullptr) !=
      SQLITE_OK)
    return error();
  auto Finalise = make_scope_exit([&] { sqlite3_finalize(Stmt); });
  for (size_t I = 0; I < Values.size(); ++I)
    if (bind(Stmt, static_cast<int>(I) + 1, Values[I]) != SQLITE_OK)
      return error();
  int Code;
  while ((Code = sqlite3_step(Stmt)) == SQLITE_ROW)
    if (Each)
      Each(Row(Stmt));
  return Code == SQLITE_DONE ? Error::success() : error();
}

Error Sqlite::transaction(function_ref<Error()> Body) {
  if (Error E = execute("BEGIN IMMEDIATE"))
    return E;
  Error E = Body();
  if (!E)
    E = execute("COMMIT");
  if (E)
    // What went wrong is in E; a rollback that fails too adds nothing.
    consumeError(execute("ROLLBACK"));
  return E;
}

} // namespace crinn::optimize
