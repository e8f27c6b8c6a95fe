//===- Loop.cpp - propose, make, judge, tell ------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Loop.h"

#include "tools/crinn-optimize/show/Numbers.h"
#include "tools/crinn-optimize/store/Archive.h"
#include "tools/crinn-optimize/store/Export.h"
#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"
#include "tools/crinn-optimize/support/PassesError.h"

#include <fmt/core.h>

#include <algorithm>

using namespace llvm;

namespace crinn::optimize {

static Error interrupted() { return fail(Exit::Interrupted, "stopped"); }

Error Loop::finish(const Attempt &A) {
  if (Error E = Db.add(A))
    return E;
  if (Error E = exportLog(Db, RunDir + "/results.tsv"))
    return E;
  Bar.note(fmt::format("#{} {}: {} ({}): {}", A.Number, escape(A.Label),
                       A.Outcome == Verdict::Open ? "passed" : name(A.Outcome),
                       A.Reason, escape(A.Sentence)));
  return Error::success();
}

/// The first gate that fails rules. The order is from cheap to dear.
Error Loop::gates(Attempt &A, const Maker &Make,
                  const std::vector<Attempt> &Before) {
  auto Refuse = [&](const char *Why, std::string Sentence) {
    A.Outcome = Verdict::Refused;
    A.Reason = Why;
    A.Sentence = std::move(Sentence);
    return Error::success();
  };
  const std::string Dir = RunDir + "/" + A.Directory;
  // Half of an attempt that was killed.
  removeTree(Dir);
  Bar.stage("rewrite");
  auto M = Make(Dir);
  if (!M)
    return M.takeError();
  if (M->Refusal) {
    A.Directory.clear();
    return Refuse(M->Refusal->Reason.c_str(), M->Refusal->Sentence);
  }
  A.Title = M->Title;
  A.ResultHash = M->ResultHash;
  A.Covers = M->Functions;
  if (A.ResultHash == resultHash({})) {
    A.Directory.clear();
    return Refuse(reason::SameCode, "it changes nothing");
  }
  for (const Attempt &Old : Before)
    if (Old.ResultHash == A.ResultHash)
      return Refuse(reason::SameCode,
                    fmt::format("it gives the same code as #{}", Old.Number));
  auto J = TheJudge.judge(Dir, Before);
  if (!J)
    return J.takeError();
  A.Outcome = J->Rule.Outcome;
  A.Reason = J->Rule.Reason;
  A.Sentence = J->Rule.Sentence;
  A.BuildHash = J->BuildHash;
  A.Measured = J->Measured;
  if (!J->Evidence.is_null())
    A.Evidence = toText(J->Evidence);
  return Error::success();
}

Expected<Attempt> Loop::attempt(unsigned Number, const std::string &Label,
                                const std::string &Plan, const Maker &Make,
                                const std::vector<Attempt> &Before) {
  Attempt A;
  A.Number = Number;
  A.Label = Label;
  A.Plan = Plan;
  A.Directory = fmt::format("variants/{:04}", Number);
  Bar.candidate(Number, Variants.size() + MaxCandidates, Label);
  auto Start = std::chrono::steady_clock::now();
  if (Error E = gates(A, Make, Before))
    return E;
  A.Seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
          .count();
  if (Error E = finish(A))
    return E;
  return A;
}

static void showBest(ProgressLine &Bar, const std::vector<Attempt> &All) {
  if (const Attempt *Best = nextToConfirm(All))
    Bar.best(Best->Measured->Estimate);
}

Error Loop::candidates() {
  auto Stored = Db.attempts();
  if (!Stored)
    return Stored.takeError();
  std::vector<Attempt> Before;
  auto Known = [&](unsigned Number) {
    return Number <= Stored->size() ? &(*Stored)[Number - 1] : nullptr;
  };
  unsigned Number = 0;
  for (const Hand &H : Variants) {
    ++Number;
    showBest(Bar, Before);
    if (const Attempt *Old = Known(Number)) {
      Before.push_back(*Old);
      continue;
    }
    if (Stop)
      return interrupted();
    auto A = attempt(Number, H.Label, "", H.Make, Before);
    if (!A)
      return A.takeError();
    Before.push_back(std::move(*A));
  }
  for (unsigned Plans = 0; Plans < MaxCandidates; ++Plans) {
    showBest(Bar, Before);
    auto Next = Proposer.propose(State, 1);
    if (!Next)
      return fromPasses(Next.takeError());
    if (std::string Note = Proposer.note(); !Note.empty())
      Bar.note(escape(Proposer.name() + ": " + Note));
    if (Next->empty())
      break;
    const passes::Plan &P = Next->front();
    const std::string Text = toText(toJson(P));
    ++Number;
    if (const Attempt *Old = Known(Number)) {
      if (Old->Plan != Text)
        return fail(Exit::Input,
                    fmt::format("{}: attempt {} was another plan than this "
                                "program proposes; use another --out",
                                RunDir, Number));
      Before.push_back(*Old);
      Proposer.tell(P, outcomeOf(*Old));
      continue;
    }
    if (Stop)
      return interrupted();
    auto A = attempt(
        Number, label(P, State.Sites.size() > 1), Text,
        [&](const std::string &Dir) { return Apply(P, Dir); }, Before);
    if (!A)
      return A.takeError();
    Proposer.tell(P, outcomeOf(*A));
    Before.push_back(std::move(*A));
  }
  return Error::success();
}

Error Loop::outdone(const Attempt &Kept, const std::vector<Attempt> &All) {
  for (const Attempt &A : All)
    if (A.Outcome == Verdict::Open && A.Number != Kept.Number &&
        overlap(A, Kept))
      if (Error E = Db.settle(A.Number, Verdict::Outdone, reason::Outdone,
                              fmt::format("#{} changes the same code and is "
                                          "better",
                                          Kept.Number)))
        return E;
  return exportLog(Db, RunDir + "/results.tsv");
}

Error Loop::settleOne(const Attempt &A, const Confirmation &C,
                      const std::vector<Attempt> &All) {
  std::string Gain = gainWithInterval(C.Measured);
  Error E =
      C.Confirmed
          ? Db.settle(A.Number, Verdict::Kept, reason::Confirmed,
                      "confirmed on fresh queries: " + Gain)
          : Db.settle(A.Number, Verdict::Refused, reason::NotConfirmed,
                      "the gain did not show again on fresh queries: " + Gain);
  if (E)
    return E;
  if (C.Confirmed)
    return outdone(A, All);
  return exportLog(Db, RunDir + "/results.tsv");
}

/// Each turn reads the state from the database and makes one step, so it does
/// not matter after which step a run was killed.
Error Loop::settle() {
  if (Error E = Db.strikeUnfinished())
    return E;
  while (true) {
    auto All = Db.attempts();
    if (!All)
      return All.takeError();
    auto Done = Db.confirmations();
    if (!Done)
      return Done.takeError();
    bool Settled = false;
    for (const Attempt &A : *All) {
      // Kept, but killed before the others were told so.
      if (A.Outcome == Verdict::Kept)
        if (Error E = outdone(A, *All))
          return E;
      // Measured, but killed before the verdict was written.
      for (const Confirmation &C : *Done)
        if (A.Outcome == Verdict::Open && C.Number == A.Number) {
          if (Error E = settleOne(A, C, *All))
            return E;
          Settled = true;
        }
    }
    if (Settled)
      continue;
    All = Db.attempts();
    if (!All)
      return All.takeError();
    const Attempt *Best = nextToConfirm(*All);
    if (!Best)
      return Error::success();
    if (Stop)
      return interrupted();

    auto Try = Db.nextTry();
    if (!Try)
      return Try.takeError();
    Confirmation C;
    C.Try = *Try;
    C.Number = Best->Number;
    // A struck-out try was seen by nobody and costs nothing.
    C.Level = confirmationLevel(Done->size() + 1);
    Bar.candidate(0, 0, Best->Label);
    Bar.stage("confirm");
    if (Error E = Db.openConfirmation(C.Try, C.Number, C.Level))
      return E;
    auto J = TheJudge.confirm(RunDir + "/" + Best->Directory, C.Level);
    if (!J)
      return J.takeError();
    C.Confirmed = J->Rule.Outcome == Verdict::Open;
    C.Measured = J->Measured.value_or(Score());
    C.Evidence = J->Evidence.is_null() ? "" : toText(J->Evidence);
    if (Error E = Db.closeConfirmation(C))
      return E;
  }
}

} // namespace crinn::optimize
