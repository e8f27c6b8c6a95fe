//===- Archive.cpp - a run as an archive ----------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/store/Archive.h"

#include "tools/crinn-optimize/judge/Verdict.h"
#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"
#include "tools/crinn-optimize/support/PassesError.h"

#include "llm/StateJson.h"

#include <fmt/core.h>

#include <filesystem>

using namespace llvm;

namespace crinn::optimize {

llm::Outcome outcomeOf(const Attempt &A) {
  llm::Outcome O;
  // What the confirmation said is not for proposers: its queries are held out,
  // and a run that goes on tells again what it told before.
  const bool Settled = A.Reason == reason::Confirmed ||
                       A.Reason == reason::NotConfirmed ||
                       A.Reason == reason::Outdone;
  O.Passed = Settled || A.Outcome != Verdict::Refused;
  O.Reason = Settled ? reason::Faster : A.Reason;
  O.Sentence = Settled ? "" : A.Sentence;
  if (A.Measured)
    O.Reward = A.Measured->Estimate;
  return O;
}

Error storeState(RunDb &Db, llm::State S) {
  auto Known = Db.fact("state");
  if (!Known)
    return Known.takeError();
  if (*Known)
    return Error::success();
  // The tree may be large, and only the files of the sites matter.
  std::erase_if(S.Base, [&](const auto &File) {
    return none_of(S.Sites,
                   [&](const auto &At) { return At.File == File.first; });
  });
  return Db.setFact("state", toText(toJson(S)));
}

static Expected<llm::State> readState(RunDb &Db, const std::string &RunDir) {
  auto Text = Db.fact("state");
  if (!Text)
    return Text.takeError();
  if (!*Text)
    return fail(Exit::Input,
                fmt::format("{}: stopped before its source was scanned; the "
                            "same `crinn-optimize run` goes on",
                            RunDir));
  auto S = llm::stateFromJson(nlohmann::json::parse(**Text, nullptr, false));
  if (!S)
    return fromPasses(S.takeError());
  return S;
}

Expected<ArchiveOfRun> readArchive(const std::string &RunDir) {
  std::error_code EC;
  if (!std::filesystem::exists(RunDir + "/run.db", EC))
    return fail(Exit::Input,
                fmt::format("{}: holds no run; name the --out of one", RunDir));
  auto Db = RunDb::open(RunDir + "/run.db");
  if (!Db)
    return Db.takeError();
  auto S = readState(*Db, RunDir);
  if (!S)
    return S.takeError();
  auto Attempts = Db->attempts();
  if (!Attempts)
    return Attempts.takeError();
  ArchiveOfRun Result;
  Result.State = std::move(*S);
  for (const Attempt &A : *Attempts) {
    if (A.Plan.empty())
      continue;
    auto P = passes::planFromJson(
        nlohmann::json::parse(A.Plan, nullptr, /*allow_exceptions=*/false));
    if (!P)
      return fromPasses(P.takeError());
    llm::Judged J;
    J.Number = A.Number;
    J.Plan = std::move(*P);
    J.Result = outcomeOf(A);
    J.Verdict = name(A.Outcome);
    J.Sentence = A.Sentence;
    llm::describe(J, Result.State);
    const std::string Overlay = RunDir + "/" + A.Directory + "/overlay";
    if (!A.Directory.empty() && std::filesystem::exists(Overlay, EC)) {
      auto Code = readTree(Overlay);
      if (!Code)
        return Code.takeError();
      J.Code = std::move(*Code);
    }
    Result.Plans.push_back(std::move(J));
  }
  return Result;
}

} // namespace crinn::optimize
