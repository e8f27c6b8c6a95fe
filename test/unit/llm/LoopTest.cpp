//===- LoopTest.cpp - the loop with a judge that lies on request ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The judge here decides by the title of a variant, at once, so that whole
/// runs, killed runs and unlucky runs take milliseconds.
///
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Support.h"

#include "tools/crinn-optimize/run/Loop.h"
#include "tools/crinn-optimize/show/Table.h"
#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace crinn;
using namespace crinn::optimize;
using namespace crinn::test;

namespace {

/// The reward of a variant is the number in its file; a negative one crashes.
class FakeJudge : public Judge {
public:
  std::map<std::string, double> OnFreshQueries; ///< directory -> reward
  unsigned Judgements = 0, Confirmations = 0;
  unsigned DieAfter = ~0u; ///< judgements and confirmations together
  std::vector<double> Levels;

  static Judged ruled(double Reward) {
    Judged J;
    J.Measured = Score{Reward, Reward - 0.02, Reward + 0.02, 20};
    J.Rule = ruleOn(*J.Measured, 0.01);
    J.BuildHash = "bb";
    return J;
  }
  llvm::Expected<Judged> judge(const std::string &Dir,
                               const std::vector<Attempt> &) override {
    maybeDie();
    ++Judgements;
    double Reward = std::stod(valueOf(readFile(Dir + "/reward")));
    if (Reward >= 0)
      return ruled(Reward);
    Judged J;
    J.Rule = {Verdict::Refused, reason::Crash, "it crashed"};
    return J;
  }
  llvm::Expected<Judged> confirm(const std::string &Dir,
                                 double Level) override {
    maybeDie();
    ++Confirmations;
    Levels.push_back(Level);
    auto It = OnFreshQueries.find(std::filesystem::path(Dir).filename());
    return ruled(It != OnFreshQueries.end()
                     ? It->second
                     : std::stod(valueOf(readFile(Dir + "/reward"))));
  }
  double floor() const override { return 0.01; }

private:
  void maybeDie() {
    if (Judgements + Confirmations == DieAfter)
      ::kill(::getpid(), SIGKILL);
  }
};

/// Proposes one plan per reward; the reward is the step's parameter, in 1/1000.
class ListProposer : public llm::Proposer {
public:
  explicit ListProposer(std::vector<int> Rewards) : Rewards(Rewards) {}
  std::string name() const override { return "list"; }
  llvm::Expected<std::vector<passes::Plan>> propose(const llm::State &,
                                                    size_t) override {
    if (Next == Rewards.size())
      return std::vector<passes::Plan>();
    passes::Plan P;
    P.Steps = {{"r", "best-first@f()#0", {{"reward", Rewards[Next++]}}}};
    return std::vector<passes::Plan>{P};
  }
  void tell(const passes::Plan &, const llm::Outcome &O) override {
    Told.push_back(O.Reason);
  }
  std::vector<std::string> Told;

private:
  std::vector<int> Rewards;
  size_t Next = 0;
};

struct FakeRun {
  Scratch &S;
  std::vector<int> Rewards;
  std::function<std::vector<std::string>(int)> Covers = [](int) {
    return std::vector<std::string>{"f"};
  };
  FakeJudge J;
  std::atomic<bool> Stop{false};
  std::vector<std::string> Told;

  FakeRun(Scratch &S, std::vector<int> Rewards) : S(S), Rewards(Rewards) {}

  std::string operator()() {
    auto Db = valueOf(RunDb::open(S / "run.db"));
    ListProposer P(Rewards);
    ProgressLine Bar(ProgressStyle::Json);
    Loop L{S.Path, Db, J, P, Bar, Stop, {}, unsigned(Rewards.size()), {}, {}};
    L.Apply = [&](const passes::Plan &Plan, const std::string &Dir) {
      return make(Plan.Steps[0].Params.at("reward"), Dir);
    };
    std::string Text = text(L.candidates());
    if (Text.empty())
      Text = text(L.settle());
    Told = P.Told;
    return Text;
  }

  /// 999: the rewrite refuses. 998: the plan changes nothing.
  llvm::Expected<Made> make(int Reward, const std::string &Dir) {
    Made M;
    M.Class = Reward == 997 ? "curve" : "exact";
    M.Functions = Covers(Reward);
    if (Reward == 996)
      M.Modules = {"construction", "search"};
    if (Reward == 999) {
      M.Refusal = Ruling{Verdict::Refused, reason::NotApplicable, "no loop"};
      return M;
    }
    if (Reward == 998) {
      M.ResultHash = resultHash({});
      return M;
    }
    M.Title = "t";
    M.ResultHash = resultHash({{"a.h", std::to_string(Reward)}});
    if (auto E = makeDirectory(Dir, [&](const std::string &Temp) {
          return writeFile(Temp + "/reward", std::to_string(Reward / 1000.0));
        }))
      return E;
    return M;
  }

  std::vector<std::string> verdicts() {
    std::vector<std::string> Result;
    auto Db = valueOf(RunDb::open(S / "run.db"));
    for (const Attempt &A : valueOf(Db.attempts()))
      Result.push_back(std::string(name(A.Outcome)) + " " + A.Reason);
    return Result;
  }
};

using Lines = std::vector<std::string>;

} // namespace

TEST(Loop, KeepsTheBestAndSaysWhyNotTheOthers) {
  Scratch S;
  FakeRun R(S, {30, 90, 5, -1, 999, 998, 60});
  EXPECT_EQ(R(), "");
  EXPECT_EQ(R.verdicts(),
            (Lines{"outdone outdone", "kept confirmed", "refused no-gain",
                   "refused crash", "refused not-applicable",
                   "refused same-code", "outdone outdone"}));
  EXPECT_EQ(R.J.Confirmations, 1u);
}

TEST(Loop, EveryClassAndModuleGoesToTheJudge) {
  Scratch S;
  FakeRun R(S, {997, 996});
  EXPECT_EQ(R(), "");
  EXPECT_EQ(R.verdicts(), (Lines{"kept confirmed", "outdone outdone"}));
  EXPECT_EQ(R.J.Judgements, 2u);
}

TEST(Loop, TheSameCodeIsNotMeasuredTwice) {
  Scratch S;
  FakeRun R(S, {30, 30});
  EXPECT_EQ(R(), "");
  EXPECT_EQ(R.verdicts(), (Lines{"kept confirmed", "refused same-code"}));
  EXPECT_EQ(R.J.Judgements, 1u);
}

TEST(Loop, WhatIsNotConfirmedIsRefusedAndTheNextBestHasItsTurn) {
  Scratch S;
  FakeRun R(S, {90, 60, 40});
  R.J.OnFreshQueries["0001"] = 0.01;
  EXPECT_EQ(R(), "");
  EXPECT_EQ(R.verdicts(), (Lines{"refused not-confirmed", "kept confirmed",
                                 "outdone outdone"}));
  ASSERT_EQ(R.J.Levels.size(), 2u);
  EXPECT_LT(R.J.Levels[1], R.J.Levels[0]);
}

TEST(Loop, NothingIsKeptIfNothingIsConfirmed) {
  Scratch S;
  FakeRun R(S, {90, 60});
  R.J.OnFreshQueries = {{"0001", 0}, {"0002", 0}};
  EXPECT_EQ(R(), "");
  EXPECT_EQ(R.verdicts(),
            (Lines{"refused not-confirmed", "refused not-confirmed"}));
}

TEST(Loop, ChangesOfDifferentFunctionsDoNotCompete) {
  Scratch S;
  FakeRun R(S, {90, 60, 40});
  R.Covers = [](int Reward) { return Lines{Reward == 60 ? "g" : "f"}; };
  EXPECT_EQ(R(), "");
  EXPECT_EQ(R.verdicts(),
            (Lines{"kept confirmed", "kept confirmed", "outdone outdone"}));
}

TEST(Loop, OfTwoThatOverlapOnlyOneIsKeptEvenIfBothWouldConfirm) {
  Scratch S;
  FakeRun R(S, {90, 89});
  R.Covers = [](int) { return Lines{}; };
  EXPECT_EQ(R(), "");
  EXPECT_EQ(R.verdicts(), (Lines{"kept confirmed", "outdone outdone"}));
}

TEST(Loop, AskedToStopItStopsBeforeTheNextCandidate) {
  Scratch S;
  FakeRun R(S, {90, 60});
  R.Stop = true;
  EXPECT_NE(R().find("stopped"), std::string::npos);
  EXPECT_TRUE(R.verdicts().empty());
  R.Stop = false;
  EXPECT_EQ(R(), "");
  EXPECT_EQ(R.verdicts(), (Lines{"kept confirmed", "outdone outdone"}));
}

TEST(Loop, AFinishedRunIsNotDoneAgain) {
  Scratch S;
  FakeRun R(S, {90, 60});
  EXPECT_EQ(R(), "");
  EXPECT_EQ(R(), "");
  EXPECT_EQ(R.J.Judgements, 2u);
  EXPECT_EQ(R.J.Confirmations, 1u);
  EXPECT_EQ(R.Told, (Lines{"faster", "faster"}))
      << "as before the confirmation";
}

TEST(Loop, AnotherListOfPlansIsRefused) {
  Scratch S;
  EXPECT_EQ((FakeRun(S, {90, 60})()), "");
  EXPECT_NE((FakeRun(S, {90, 61})().find("another plan")), std::string::npos);
}

TEST(Loop, KilledAnywhereItEndsTheSame) {
  Scratch Reference;
  FakeRun Whole(Reference, {30, 90, -1, 999, 60, 80});
  Whole.J.OnFreshQueries["0002"] = 0.0;
  ASSERT_EQ(Whole(), "");
  const unsigned Steps = Whole.J.Judgements + Whole.J.Confirmations;
  ASSERT_EQ(Steps, 7u);
  for (unsigned Die = 0; Die < Steps; ++Die) {
    Scratch S;
    pid_t Child = ::fork();
    if (Child == 0) {
      FakeRun R(S, {30, 90, -1, 999, 60, 80});
      R.J.OnFreshQueries["0002"] = 0.0;
      R.J.DieAfter = Die;
      R();
      ::_exit(0);
    }
    int Status = 0;
    ::waitpid(Child, &Status, 0);
    ASSERT_TRUE(WIFSIGNALED(Status) && WTERMSIG(Status) == SIGKILL) << Die;
    FakeRun R(S, {30, 90, -1, 999, 60, 80});
    R.J.OnFreshQueries["0002"] = 0.0;
    EXPECT_EQ(R(), "");
    EXPECT_EQ(R.verdicts(), Whole.verdicts()) << "killed at step " << Die;
    EXPECT_EQ(R.J.Judgements + R.J.Confirmations, Steps - Die)
        << "a finished step was done again";
  }
}

TEST(Loop, HalfAVariantIsMadeAnew) {
  Scratch S;
  ASSERT_EQ(text(writeFile(S / "variants/0001/rubbish", "x")), "");
  FakeRun R(S, {90});
  EXPECT_EQ(R(), "");
  EXPECT_FALSE(std::filesystem::exists(S / "variants/0001/rubbish"));
}
