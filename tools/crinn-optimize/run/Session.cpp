//===- Session.cpp - a run, from options to patches -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Session.h"

#include "tools/crinn-optimize/judge/EvalJudge.h"
#include "tools/crinn-optimize/patch/Patches.h"
#include "tools/crinn-optimize/run/BaseTree.h"
#include "tools/crinn-optimize/run/Identity.h"
#include "tools/crinn-optimize/run/Lock.h"
#include "tools/crinn-optimize/run/Loop.h"
#include "tools/crinn-optimize/run/Make.h"
#include "tools/crinn-optimize/run/Proposers.h"
#include "tools/crinn-optimize/run/Reward.h"
#include "tools/crinn-optimize/run/Sites.h"
#include "tools/crinn-optimize/show/Numbers.h"
#include "tools/crinn-optimize/show/Table.h"
#include "tools/crinn-optimize/store/Archive.h"
#include "tools/crinn-optimize/store/Export.h"
#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/EvalError.h"
#include "tools/crinn-optimize/support/Files.h"
#include "tools/crinn-optimize/support/Signals.h"

#include "llvm/ADT/ScopeExit.h"

#include <fmt/core.h>

#include <cmath>
#include <filesystem>

using namespace llvm;
namespace fs = std::filesystem;

namespace crinn::optimize {

namespace {

/// Completions that one RUN_DIR can be asked about.
constexpr unsigned MostRewards = 1'000'000;

/// What eval is doing becomes the stage on the progress line.
class Relay : public eval::Progress {
public:
  explicit Relay(ProgressLine &Bar) : Bar(Bar) {}
  void update(std::string_view Phase, uint64_t Done, uint64_t Total) override {
    Bar.stage(Phase, Done, Total);
  }

private:
  ProgressLine &Bar;
};

class Session {
public:
  explicit Session(const RunOptions &O) : O(O), Bar(O.Progress), Hear(Bar) {}

  Expected<std::string> run() {
    auto Target = loadTarget();
    if (!Target)
      return Target.takeError();
    if (Error E = openDirectory())
      return E;
    auto Guard = Lock::take(O.Out + "/lock");
    if (!Guard)
      return Guard.takeError();
    std::error_code EC;
    fs::create_directories(O.Out + "/variants", EC);
    removeLeftovers(O.Out);
    removeLeftovers(O.Out + "/variants");
    auto Db = RunDb::open(O.Out + "/run.db");
    if (!Db)
      return Db.takeError();
    auto Base = openBase(*Target, O.Out);
    if (!Base)
      return Base.takeError();
    if (Error E = identify(*Db, *Target, *Base))
      return E;
    if (Error E = exportLog(*Db, O.Out + "/results.tsv"))
      return E;
    auto Finished = Db->fact("finished");
    if (!Finished)
      return Finished.takeError();
    if (*Finished)
      return **Finished;
    if (Error E = judgeAll(*Db, *Target, *Base))
      return E;
    if (O.Completion)
      return Reward;
    return finish(*Db, *Target, *Base);
  }

private:
  Expected<eval::Target> loadTarget() {
    auto T = eval::loadTarget(O.Target);
    if (!T)
      return failure(T.error());
    if (!O.Data.empty())
      T->Dataset = O.Data;
    auto Cache = eval::defaultCacheDir();
    if (!Cache)
      return failure(Cache.error());
    Ctx.CacheDir = *Cache;
    Ctx.Sandboxed = O.Sandboxed;
    Ctx.Bar = &Hear;
    Ctx.Cancel = &stopRequested();
    return *T;
  }

  /// A directory that holds something else is not written into. The lock is the
  /// first file of a run, so it tells ours even where little else was made.
  Error openDirectory() {
    std::error_code EC;
    fs::create_directories(O.Out, EC);
    if (EC)
      return fail(Exit::Environment,
                  fmt::format("{}: {}", O.Out, EC.message()));
    O.Out = fs::canonical(O.Out, EC).string();
    if (!fs::exists(O.Out + "/lock", EC) && !fs::is_empty(O.Out, EC))
      return fail(Exit::Usage,
                  fmt::format("{}: is not empty and holds no run; name a new "
                              "directory",
                              O.Out));
    return Error::success();
  }

  Error identify(RunDb &Db, const eval::Target &T, const BaseTree &Base) {
    for (const std::string &Dir : O.Variants) {
      auto Checked = checkDirectory(Base.Tree, Dir);
      if (!Checked)
        return Checked.takeError();
      VariantHashes.push_back(Checked->ResultHash);
    }
    auto Now = identityOf(O, T, Base.Hash, VariantHashes);
    if (!Now)
      return Now.takeError();
    return sameRun(Db, "identity", *Now, O.Out);
  }

  Error judgeAll(RunDb &Db, const eval::Target &T, const BaseTree &Tree) {
    const std::string Work = O.Out + "/work";
    removeTree(Work);
    auto Clean = make_scope_exit([&] { removeTree(Work); });
    Bar.stage("baseline");
    auto Base = eval::prepareBaseline(fromBase(T, Tree), nullptr, Work, Ctx);
    if (!Base)
      return failure(Base.error());
    nlohmann::json Binary = {{"compiler and flags", Base->Binary.Hash},
                             {"data", Base->Data->Hash}};
    if (Error E = sameRun(Db, "binary", Binary, O.Out))
      return E;
    auto Floor = floorOf(Db, *Base);
    if (!Floor)
      return Floor.takeError();
    auto Code = codebase(T, Tree);
    if (!Code)
      return Code.takeError();
    Bar.stage("scan");
    auto Sites = judgeableSites(*Code, Bar);
    if (!Sites)
      return Sites.takeError();

    EvalJudge Judge(*Base, Ctx, O.Seed, *Floor);
    llm::State S = stateOf(O, std::move(*Sites), Tree.Tree.Files, *Floor);
    if (Error E = storeState(Db, S))
      return E;
    auto Proposer =
        O.Completion ? givenPlans(Db, S, *O.Completion) : makeProposer(O, S);
    if (!Proposer)
      return Proposer.takeError();
    Loop L{O.Out, Db, Judge, **Proposer, Bar, stopRequested(), {}, 0, {}, {}};
    L.MaxCandidates = O.Completion ? MostRewards : O.MaxCandidates;
    L.State = std::move(S);
    for (const std::string &Dir : O.Variants)
      L.Variants.push_back(
          {fs::path(Dir + "/.").parent_path().filename().string(),
           [&Tree, Dir](const std::string &To) {
             return makeFromDirectory(Tree.Tree, Dir, To);
           }});
    L.Apply = [&](const passes::Plan &P, const std::string &To) {
      return makeFromPlan(*Code, P, To);
    };
    if (Error E = L.candidates())
      return E;
    if (O.Completion)
      return noteReward(Db, L.State);
    if (nlohmann::json J = (*Proposer)->learned(); !J.is_null())
      if (Error E = writeFile(O.Out + "/policy.json", toText(J, 2) + "\n"))
        return E;
    return L.settle();
  }

  Error noteReward(RunDb &Db, const llm::State &S) {
    std::string Why;
    auto Line = rewardLine(Db, S, *O.Completion, Why);
    if (!Line)
      return Line.takeError();
    Bar.note(escape(Why));
    Bar.clear();
    Reward = std::move(*Line);
    return Error::success();
  }

  /// Given, else of this run, else stored or measured.
  Expected<double> floorOf(RunDb &Db, const eval::Baseline &Base) {
    if (O.Floor)
      return std::log1p(*O.Floor);
    auto Known = Db.fact("floor");
    if (!Known)
      return Known.takeError();
    double Value = 0;
    if (*Known && !StringRef(**Known).getAsDouble(Value))
      return Value;
    Bar.note("measuring how much two equal builds differ by");
    auto Floor = measuredFloor(Base, O.Seed, Ctx);
    if (!Floor)
      return Floor.takeError();
    Bar.note(fmt::format("gains below {} are not believed", gain(*Floor)));
    if (Error E = Db.setFact("floor", fmt::format("{}", *Floor)))
      return E;
    return *Floor;
  }

  Expected<std::string> finish(RunDb &Db, const eval::Target &T,
                               const BaseTree &Base) {
    auto Attempts = Db.attempts();
    if (!Attempts)
      return Attempts.takeError();
    auto Confirmations = Db.confirmations();
    if (!Confirmations)
      return Confirmations.takeError();
    Bar.candidate(0, 0, "");
    Bar.stage("patches");
    PatchContext C{O.Out, T, O.Target, Base.Commit, O.Seed};
    auto Commands = writePatches(C, *Attempts, *Confirmations);
    if (!Commands)
      return Commands.takeError();
    // A git of a run that was killed may have outlived it by a moment.
    removeLeftovers(O.Out);
    if (Error E =
            writeFile(O.Out + "/result.json",
                      toText(resultJson(*Attempts, *Confirmations), 2) + "\n"))
      return E;
    Bar.clear();
    std::string Text = formatTable(*Attempts, *Confirmations);
    for (const std::string &Command : *Commands)
      Text += fmt::format("{}, in patches/, on the commit in base/\n", Command);
    if (Error E = Db.setFact("finished", Text))
      return E;
    return Text;
  }

  RunOptions O;
  ProgressLine Bar;
  Relay Hear;
  eval::Context Ctx;
  std::vector<std::string> VariantHashes;
  std::string Reward;
};

} // namespace

Expected<std::string> runSession(const RunOptions &O) {
  return Session(O).run();
}

Expected<std::string> showSession(const std::string &RunDir) {
  std::error_code EC;
  if (!fs::exists(RunDir + "/run.db", EC))
    return fail(Exit::Input,
                fmt::format("{}: holds no run; name the --out of one", RunDir));
  auto Db = RunDb::open(RunDir + "/run.db");
  if (!Db)
    return Db.takeError();
  auto Finished = Db->fact("finished");
  if (!Finished)
    return Finished.takeError();
  if (*Finished)
    return **Finished;
  auto Attempts = Db->attempts();
  if (!Attempts)
    return Attempts.takeError();
  auto Confirmations = Db->confirmations();
  if (!Confirmations)
    return Confirmations.takeError();
  return formatTable(*Attempts, *Confirmations) +
         "not finished; the same `crinn-optimize run` goes on\n";
}

} // namespace crinn::optimize
