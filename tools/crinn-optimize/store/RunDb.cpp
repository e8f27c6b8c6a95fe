//===- RunDb.cpp - the database of a run ----------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/store/RunDb.h"

#include "tools/crinn-optimize/store/Schema.h"
#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

/// "crin" in ASCII: tells our database from any other SQLite file.
static constexpr int64_t ApplicationId = 0x6372696e;

static constexpr const char *Now = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

const char *name(Verdict V) {
  switch (V) {
  case Verdict::Open:
    return "open";
  case Verdict::Kept:
    return "kept";
  case Verdict::Outdone:
    return "outdone";
  case Verdict::Refused:
    return "refused";
  }
  return "";
}

std::optional<Verdict> verdictFrom(const std::string &Name) {
  for (Verdict V :
       {Verdict::Open, Verdict::Kept, Verdict::Outdone, Verdict::Refused})
    if (Name == name(V))
      return V;
  return std::nullopt;
}

/// Of four columns from \p First on.
static Score scoreAt(const Row &R, int First) {
  return {R.real(First).value_or(0), R.real(First + 1).value_or(0),
          R.real(First + 2).value_or(0), unsigned(R.integer(First + 3))};
}

Expected<RunDb> RunDb::open(const std::string &Path) {
  auto Opened = Sqlite::open(Path);
  if (!Opened)
    return Opened.takeError();
  RunDb Result(std::move(*Opened));
  int64_t Application = 0, Version = 0, Tables = 0;
  auto Read = [&](const char *Sql, int64_t &Into) {
    return Result.Db.query(Sql, {}, [&](const Row &R) { Into = R.integer(0); });
  };
  if (Error E = Read("PRAGMA application_id", Application))
    return E;
  if (Error E = Read("PRAGMA user_version", Version))
    return E;
  if (Error E = Read("SELECT count(*) FROM sqlite_schema", Tables))
    return E;
  if (Tables == 0) {
    // Schema and version in one transaction: a kill leaves an empty file.
    Error E = Result.Db.transaction([&] {
      return Result.Db.execute(fmt::format(
          "{} PRAGMA application_id = {}; PRAGMA user_version = {};", Schema,
          ApplicationId, SchemaVersion));
    });
    if (E)
      return E;
    return Result;
  }
  if (Application != ApplicationId)
    return fail(Exit::Input,
                fmt::format("{}: not the database of a crinn run", Path));
  if (Version != SchemaVersion)
    return fail(Exit::Input,
                fmt::format("{}: schema version {}, this program knows {}; use "
                            "the crinn-optimize that made it or another --out",
                            Path, Version, SchemaVersion));
  return Result;
}

Expected<std::optional<std::string>> RunDb::fact(const std::string &Name) {
  std::optional<std::string> Result;
  if (Error E = Db.query("SELECT text FROM fact WHERE name = ?", {Name},
                         [&](const Row &R) { Result = R.text(0); }))
    return E;
  return Result;
}

Error RunDb::setFact(const std::string &Name, const std::string &Text) {
  return Db.query("INSERT INTO fact VALUES (?, ?)", {Name, Text});
}

Error RunDb::log(unsigned Number) {
  std::string Line;
  if (Error E = Db.query(
          "SELECT number, verdict, reason, estimate, lower, upper, pairs,"
          " result_hash, build_hash, label, sentence FROM attempt"
          " WHERE number = ?",
          {int64_t(Number)}, [&](const Row &R) {
            auto Real = [&](int Column) {
              std::optional<double> X = R.real(Column);
              return X ? fmt::format("{:.6f}", *X) : "";
            };
            Line = fmt::format(
                "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", R.integer(0),
                R.text(1), R.text(2), Real(3), Real(4), Real(5), R.integer(6),
                R.text(7), R.text(8), escape(R.text(9)), escape(R.text(10)));
          }))
    return E;
  return Db.query(
      fmt::format("INSERT INTO log (row) VALUES ({} || char(9) || ?)", Now),
      {Line});
}

Error RunDb::add(const Attempt &A) {
  auto Real = [&](double Score::*Member) {
    return A.Measured ? Value((*A.Measured).*Member) : Value(nullptr);
  };
  nlohmann::json Covers = A.Covers;
  return Db.transaction([&]() -> Error {
    if (Error E = Db.query(
            fmt::format("INSERT INTO attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        " ?, ?, ?, ?, ?, ?, ?, ?, {})",
                        Now),
            {int64_t(A.Number), A.Label, A.Title, A.Plan, A.Directory,
             A.ResultHash, A.BuildHash, toText(Covers),
             std::string(name(A.Outcome)), A.Reason, A.Sentence,
             Real(&Score::Estimate), Real(&Score::Lower), Real(&Score::Upper),
             int64_t(A.Measured ? A.Measured->Pairs : 0), A.Evidence,
             A.Seconds}))
      return E;
    return log(A.Number);
  });
}

Error RunDb::settle(unsigned Number, Verdict V, const std::string &Reason,
                    const std::string &Sentence) {
  return Db.transaction([&]() -> Error {
    if (Error E =
            Db.query("UPDATE attempt SET verdict = ?, reason = ?,"
                     " sentence = ? WHERE number = ?",
                     {std::string(name(V)), Reason, Sentence, int64_t(Number)}))
      return E;
    return log(Number);
  });
}

Expected<std::vector<Attempt>> RunDb::attempts() {
  std::vector<Attempt> Result;
  if (Error E = Db.query(
          "SELECT number, label, title, plan, directory, result_hash,"
          " build_hash, covers, verdict, reason, sentence, estimate, lower,"
          " upper, pairs, evidence, seconds FROM attempt ORDER BY number",
          {}, [&](const Row &R) {
            Attempt A;
            A.Number = R.integer(0);
            A.Label = R.text(1);
            A.Title = R.text(2);
            A.Plan = R.text(3);
            A.Directory = R.text(4);
            A.ResultHash = R.text(5);
            A.BuildHash = R.text(6);
            auto Covers = nlohmann::json::parse(R.text(7), nullptr, false);
            if (Covers.is_array())
              for (const auto &Item : Covers)
                if (Item.is_string())
                  A.Covers.push_back(Item.get<std::string>());
            A.Outcome = verdictFrom(R.text(8)).value_or(Verdict::Refused);
            A.Reason = R.text(9);
            A.Sentence = R.text(10);
            if (R.real(11))
              A.Measured = scoreAt(R, 11);
            A.Evidence = R.text(15);
            A.Seconds = R.real(16).value_or(0);
            Result.push_back(std::move(A));
          }))
    return E;
  return Result;
}

Error RunDb::openConfirmation(unsigned Try, unsigned Number, double Level) {
  return Db.query("INSERT INTO confirmation (try, number, level, state)"
                  " VALUES (?, ?, ?, 'started')",
                  {int64_t(Try), int64_t(Number), Level});
}

Error RunDb::closeConfirmation(const Confirmation &C) {
  return Db.query("UPDATE confirmation SET state = 'done', confirmed = ?,"
                  " estimate = ?, lower = ?, upper = ?, pairs = ?,"
                  " evidence = ? WHERE try = ?",
                  {int64_t(C.Confirmed), C.Measured.Estimate, C.Measured.Lower,
                   C.Measured.Upper, int64_t(C.Measured.Pairs), C.Evidence,
                   int64_t(C.Try)});
}

Error RunDb::strikeUnfinished() {
  return Db.execute(
      "UPDATE confirmation SET state = 'struck' WHERE state = 'started'");
}

Expected<unsigned> RunDb::nextTry() {
  unsigned Result = 0;
  if (Error E = Db.query("SELECT count(*) + 1 FROM confirmation", {},
                         [&](const Row &R) { Result = R.integer(0); }))
    return E;
  return Result;
}

Expected<std::vector<Confirmation>> RunDb::confirmations() {
  std::vector<Confirmation> Result;
  if (Error E = Db.query(
          "SELECT try, number, level, confirmed, estimate, lower, upper, pairs,"
          " evidence FROM confirmation WHERE state = 'done' ORDER BY try",
          {}, [&](const Row &R) {
            Confirmation C;
            C.Try = R.integer(0);
            C.Number = R.integer(1);
            C.Level = R.real(2).value_or(0);
            C.Confirmed = R.integer(3) != 0;
            C.Measured = scoreAt(R, 4);
            C.Evidence = R.text(8);
            Result.push_back(std::move(C));
          }))
    return E;
  return Result;
}

Expected<std::vector<std::string>> RunDb::logAfter(int64_t After) {
  std::vector<std::string> Result;
  if (Error E = Db.query(
          "SELECT line, row FROM log WHERE line > ? ORDER BY line", {After},
          [&](const Row &R) {
            Result.push_back(fmt::format("{}\t{}", R.integer(0), R.text(1)));
          }))
    return E;
  return Result;
}

} // namespace crinn::optimize
