//===- worker_test.cpp - workers that crash, hang and lie -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Arm.h"
#include "test/unit/eval/Toy.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace crinn::eval;

namespace {

/// A killed process is no zombie that its namespace's parent has yet to reap.
bool runs(pid_t Pid) {
  for (int Tries = 0; Tries < 100; ++Tries) {
    std::ifstream Stat("/proc/" + std::to_string(Pid) + "/stat");
    std::string Number, Name, State;
    if (!(Stat >> Number >> Name >> State) || State == "Z" || State == "X")
      return false;
    usleep(10000);
  }
  return true;
}

struct WorkerTest : Toy {
  std::shared_ptr<const Dataset> Data = toyData();

  /// A worker of the toy with \p From replaced by \p To, index built.
  Result<std::unique_ptr<Worker>> start(const std::string &From,
                                        const std::string &To) {
    std::filesystem::remove_all(Dir.path() + "/tree");
    Tree Tr = *materialise(T, Dir.path() + "/tree");
    Variant V = edited(From, To);
    EXPECT_TRUE(applyVariant(Tr, V));
    auto B = compile(T, Tr, Ctx);
    EXPECT_TRUE(B);
    std::string Library = Dir.path() + "/toy.so";
    EXPECT_TRUE(linkShared(*B, Library, 0));
    WorkerSpec S = workerSpec(T, *Data, Library, "candidate");
    S.SearchTimeout = 1;
    auto W = Worker::start(S, Ctx);
    if (W)
      if (auto Built = (*W)->build(Data->Base); !Built)
        return Built.takeError();
    return W;
  }

  Result<Answers> ask(const std::string &To,
                      const std::string &From = "Ids[I] = Found[I].second;") {
    auto W = start(From, To);
    if (!W)
      return W.takeError();
    return answerAll(**W, Data->Queries, {0, 1, 2}, TimedK, 100);
  }

  void expectWorkerError(const Result<Answers> &A, const char *Text) {
    ASSERT_FALSE(A);
    EXPECT_EQ(A.error().Code, Errc::Worker);
    EXPECT_EQ(exitCode(A.error().Code), 6);
    EXPECT_NE(A.error().Message.find(Text), std::string::npos)
        << A.error().Message;
    EXPECT_NE(A.error().Message.find("candidate"), std::string::npos);
  }

  std::string badness(const std::string &To) {
    auto A = ask(To);
    return A ? badAnswers(*A, Data->Base.Rows) : A.error().Message;
  }
};

TEST_F(WorkerTest, AnswersAndCountsItsTime) {
  auto W = start("float Sum = 0;", "float Sum = 0.0f;");
  ASSERT_TRUE(W);
  Answers A;
  std::vector<uint32_t> Order = {5, 3, 5};
  auto T = (*W)->search(Data->Queries, Order, TimedK, 100, 9, A);
  ASSERT_TRUE(T);
  EXPECT_GT(T->Cpu, 0);
  EXPECT_GT(T->Wall, 0);
  EXPECT_EQ(badAnswers(A, Data->Base.Rows), "");
  EXPECT_EQ(A.Ids[0], Data->Truth[5 * 100]);
  EXPECT_EQ(A.Ids[10], Data->Truth[3 * 100]);
  RecallMeter M(*Data, TimedK);
  EXPECT_EQ(M.score(Order, A).Recall, 1);
}

TEST_F(WorkerTest, Crash) {
  expectWorkerError(ask("__builtin_trap();"), "killed by SIG");
}

TEST_F(WorkerTest, Hang) {
  expectWorkerError(ask("for (volatile int X = 0;; X = 1) ;"), "hung");
}

TEST_F(WorkerTest, Exit) {
  expectWorkerError(ask("std::exit(3);"
                        "Ids[I] = 0;"),
                    "exit code 3");
}

TEST_F(WorkerTest, WrongIdsAreSeen) {
  EXPECT_NE(badness("Ids[I] = 1u << 30;").find("out of range"),
            std::string::npos);
  EXPECT_NE(badness("Ids[I] = Found[0].second;").find("twice"),
            std::string::npos);
  // What the worker does not write is poison, not the last batch's answer.
  EXPECT_NE(badness("if (I) Ids[I] = Found[I].second;").find("out of range"),
            std::string::npos);
}

TEST_F(WorkerTest, RecallIsRecomputedFromIds) {
  auto A = ask("Ids[I] = Found[Found.size() - 1 - I].second;");
  ASSERT_TRUE(A);
  RecallMeter M(*Data, TimedK);
  EXPECT_LT(M.score({0, 1, 2}, *A).Recall, 0.1);
}

TEST_F(WorkerTest, IsKilledWithItsOwner) {
  pid_t Pid = 0;
  {
    auto W = start("float Sum = 0;", "float Sum = 0.0f;");
    ASSERT_TRUE(W);
    Pid = (*W)->pid();
    EXPECT_EQ(kill(Pid, 0), 0);
  }
  EXPECT_FALSE(runs(Pid));
}

TEST_F(WorkerTest, KilledFromOutside) {
  auto W = start("float Sum = 0;", "float Sum = 0.0f;");
  ASSERT_TRUE(W);
  kill((*W)->pid(), SIGKILL);
  expectWorkerError(answerAll(**W, Data->Queries, {0}, TimedK, 100), "SIGKILL");
  expectWorkerError(answerAll(**W, Data->Queries, {0}, TimedK, 100), "gone");
}

TEST_F(WorkerTest, Cancelled) {
  std::atomic<bool> Stop{false};
  Ctx.Cancel = &Stop;
  auto W =
      start("Ids[I] = Found[I].second;", "for (volatile int X = 0;; X = 1) ;");
  ASSERT_TRUE(W);
  Stop = true;
  auto A = answerAll(**W, Data->Queries, {0}, TimedK, 100);
  ASSERT_FALSE(A);
  EXPECT_EQ(A.error().Code, Errc::Interrupted);
}

TEST_F(WorkerTest, LibraryThatIsNoLibrary) {
  ASSERT_TRUE(writeFile(Dir.path() + "/no.so", "text"));
  auto W = Worker::start(
      workerSpec(T, *Data, Dir.path() + "/no.so", "candidate"), Ctx);
  ASSERT_FALSE(W);
  EXPECT_EQ(W.error().Code, Errc::Worker);
}

} // namespace
