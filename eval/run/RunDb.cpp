//===- RunDb.cpp - what was measured, and what came of it -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/run/RunDb.h"
#include "eval/judge/gates/Novelty.h"
#include "eval/run/Schema.h"

#include <fmt/format.h>

#include <cmath>

using nlohmann::json;

namespace crinn::eval {

namespace {

/// "crev" in ASCII: tells this database from any other SQLite file.
constexpr int64_t ApplicationId = 0x63726576;

constexpr const char *Now = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

std::string dump(const json &J) {
  return J.dump(-1, ' ', false, json::error_handler_t::replace);
}

SqlValue orNull(const std::optional<double> &X) {
  return X ? SqlValue(*X) : SqlValue(nullptr);
}

bool finite(const json &J) {
  if (J.is_number_float())
    return std::isfinite(J.get<double>());
  for (const json &E : J)
    if (J.is_structured() && !finite(E))
      return false;
  return true;
}

Result<json> parsed(const std::string &Text, const std::string &Name) {
  json J = json::parse(Text, nullptr, false);
  if (J.is_discarded())
    return Error{Errc::Input,
                 fmt::format("run database: '{}' is no JSON; name another "
                             "directory",
                             Name),
                 ""};
  return J;
}

} // namespace

Result<RunDb> RunDb::open(const std::string &Path) {
  Result<Sqlite> Opened = Sqlite::open(Path);
  if (!Opened)
    return Opened.takeError();
  RunDb Made(std::move(*Opened));
  int64_t Application = 0, Version = 0, Tables = 0;
  Status S = Made.Db.transaction([&]() -> Status {
    for (auto [Sql, Into] :
         {std::pair("PRAGMA application_id", &Application),
          std::pair("PRAGMA user_version", &Version),
          std::pair("SELECT count(*) FROM sqlite_schema", &Tables)})
      if (Status Read = Made.Db.query(
              Sql, {}, [&](const SqlRow &R) { *Into = R.integer(0); });
          !Read)
        return Read;
    if (Tables != 0)
      return success();
    // In the same transaction: a kill leaves an empty file, and of two that
    // open it at once one makes it.
    std::string Sql = RunSchema;
    for (const char *Table : {"attempt", "step", "outcome"})
      Sql += fmt::format(fmt::runtime(RunSchemaGuard), Table);
    Application = ApplicationId;
    Version = RunSchemaVersion;
    return Made.Db.execute(
        fmt::format("{} PRAGMA application_id = {}; PRAGMA user_version = {};",
                    Sql, ApplicationId, RunSchemaVersion));
  });
  if (!S)
    return S.takeError();
  if (Application != ApplicationId)
    return Error{Errc::Input,
                 fmt::format("{}: not the database of a comparison; name "
                             "another directory",
                             Path),
                 ""};
  if (Version != RunSchemaVersion)
    return Error{Errc::Input,
                 fmt::format("{}: schema version {}, this program knows {}; "
                             "use the crinn-eval that made it or name another "
                             "directory",
                             Path, Version, RunSchemaVersion),
                 ""};
  return Made;
}

Result<std::optional<int64_t>> RunDb::find(const std::string &Key) {
  std::optional<int64_t> Number;
  if (Status S =
          Db.query("SELECT number FROM attempt WHERE key = ? ORDER BY number",
                   {Key}, [&](const SqlRow &R) { Number = R.integer(0); });
      !S)
    return S.takeError();
  return Number;
}

Result<int64_t> RunDb::begin(const AttemptFacts &F) {
  int64_t Number = 0;
  if (Status S = Db.query(
          fmt::format("INSERT INTO attempt (key, started, title, target, "
                      "class, variant_hash, base_hash, data_hash, "
                      "harness_hash, identity) VALUES (?, {}, ?, ?, ?, ?, ?, "
                      "?, ?, ?) RETURNING number",
                      Now),
          {F.Key, F.Title, F.Target, F.Class, F.VariantHash, F.BaseHash,
           F.DataHash, F.HarnessHash, dump(F.Identity)},
          [&](const SqlRow &R) { Number = R.integer(0); });
      !S)
    return S.takeError();
  return Number;
}

Result<std::map<std::string, json>> RunDb::steps(int64_t Attempt) {
  std::map<std::string, json> All;
  Status Bad = success();
  if (Status S =
          Db.query("SELECT name, value FROM step WHERE attempt = ?", {Attempt},
                   [&](const SqlRow &R) {
                     Result<json> J = parsed(R.text(1), R.text(0));
                     if (J)
                       All[R.text(0)] = std::move(*J);
                     else
                       Bad = J.takeError();
                   });
      !S)
    return S.takeError();
  if (!Bad)
    return Bad.takeError();
  return All;
}

Status RunDb::record(int64_t Attempt, const std::string &Name,
                     const json &Value) {
  if (!finite(Value))
    return Error{Errc::Environment,
                 fmt::format("step '{}' holds a number that is not finite and "
                             "cannot be recorded",
                             Name),
                 ""};
  return Db.query(fmt::format("INSERT INTO step VALUES (?, ?, ?, {})", Now),
                  {Attempt, Name, dump(Value)});
}

Result<std::optional<Outcome>> RunDb::outcome(int64_t Attempt) {
  std::optional<Outcome> O;
  std::string Document;
  if (Status S = Db.query("SELECT verdict, reason, sentence, code_hash, "
                          "estimate, lower, upper, pairs, document, printed "
                          "FROM outcome WHERE attempt = ?",
                          {Attempt},
                          [&](const SqlRow &R) {
                            O = Outcome{R.text(0), R.text(1),
                                        R.text(2), R.text(3),
                                        R.real(4), R.real(5),
                                        R.real(6), unsigned(R.integer(7)),
                                        {},        R.text(9)};
                            Document = R.text(8);
                          });
      !S)
    return S.takeError();
  if (O) {
    Result<json> J = parsed(Document, "document");
    if (!J)
      return J.takeError();
    O->Document = std::move(*J);
  }
  return O;
}

Result<KnownCode> RunDb::known(const AttemptFacts &F) {
  KnownCode Out;
  Status Bad = success();
  auto Same = [&](json Other) {
    json Own = F.Identity;
    Own.erase("b");
    Other.erase("b");
    return Own == Other;
  };
  auto Note = [&](const SqlRow &R) {
    Result<json> Identity = parsed(R.text(1), "identity");
    Result<json> Document = parsed(R.text(2), "document");
    if (!Identity || !Document)
      Bad = Identity ? Document.takeError() : Identity.takeError();
    else if (Same(*Identity))
      noteCode(Out, *Document, fmt::format("attempt {}", R.integer(0)));
  };
  if (Status S = Db.query(
          "SELECT number, identity, document FROM attempt JOIN outcome ON "
          "attempt = number WHERE base_hash = ? AND data_hash = ? AND "
          "harness_hash = ? AND class = ? AND variant_hash <> ? ORDER BY "
          "number",
          {F.BaseHash, F.DataHash, F.HarnessHash, F.Class, F.VariantHash},
          Note);
      !S)
    return S.takeError();
  if (!Bad)
    return Bad.takeError();
  return Out;
}

Status RunDb::finish(int64_t Attempt, const Outcome &O) {
  return Db.query(
      fmt::format("INSERT INTO outcome (attempt, verdict, reason, sentence, "
                  "code_hash, estimate, lower, upper, pairs, document, "
                  "printed, finished) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                  "?, {})",
                  Now),
      {Attempt, O.Verdict, O.Reason, O.Sentence, O.CodeHash, orNull(O.Estimate),
       orNull(O.Lower), orNull(O.Upper), int64_t(O.Pairs), dump(O.Document),
       O.Printed});
}

} // namespace crinn::eval
