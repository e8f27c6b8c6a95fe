//===- kernel_journal_test.cpp - results.tsv and its kills ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/kernel/Journal.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/support/Random.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

using namespace crinn::eval;

namespace {

struct JournalTest : testing::Test {
  TempDir Temp = *TempDir::create();
  std::string Dir = Temp.path() + "/trials";
  std::string Tsv = Dir + "/results.tsv";
  Context Ctx;

  static JournalRow row(const std::string &Source, bool Kept,
                        const std::string &Kernel = "l2") {
    JournalRow R;
    R.Date = "2026-01-31T12:00:00Z";
    R.Kernel = Kernel;
    R.Hash = sha256(Source);
    R.Against = sha256("shipped");
    R.Correct = true;
    R.Geomean = 1.25;
    R.Lower = 1.125;
    R.Upper = 1.5;
    R.Worst = 0.5;
    R.WorstCell = "d=128 sparse";
    R.Pairs = 10;
    R.Seconds = 12.5;
    R.Kept = Kept;
    R.Reason = Kept ? "faster" : "worst-shape";
    return R;
  }
  std::unique_ptr<Journal> open() {
    auto J = Journal::open(Dir, Ctx);
    EXPECT_TRUE(J) << (J ? "" : J.error().Message);
    return J ? std::move(*J) : nullptr;
  }
  void openFails(const char *Text) {
    auto J = Journal::open(Dir, Ctx);
    ASSERT_FALSE(J);
    EXPECT_EQ(J.error().Code, Errc::Input);
    EXPECT_NE(J.error().Message.find(Text), std::string::npos)
        << J.error().Message;
  }
};

TEST_F(JournalTest, BestIsTheLastKept) {
  EXPECT_FALSE(*bestKept(Dir, "l2"));
  {
    auto J = open();
    EXPECT_FALSE(*J->best("l2"));
    EXPECT_TRUE(J->append(row("one", true), "one"));
    EXPECT_TRUE(J->append(row("two", true), "two"));
    EXPECT_TRUE(J->append(row("three", false), "three"));
    EXPECT_TRUE(J->append(row("other", true, "ip"), "other"));
    EXPECT_EQ(**J->best("l2"), "two");
  }
  auto J = open();
  ASSERT_EQ(J->rows().size(), 4u);
  EXPECT_EQ(**J->best("l2"), "two");
  EXPECT_EQ(**bestKept(Dir, "ip"), "other");
  const JournalRow &R = J->rows()[2];
  EXPECT_EQ(R.Hash, sha256("three"));
  EXPECT_EQ(*R.Lower, 1.125);
  EXPECT_EQ(R.WorstCell, "d=128 sparse");
  EXPECT_EQ(R.Reason, "worst-shape");
  EXPECT_FALSE(std::filesystem::exists(Dir + "/kept/" + R.Hash + ".cpp"));
}

TEST_F(JournalTest, WhatWasNotMeasuredIsEmpty) {
  JournalRow R = row("crash", false);
  R.Geomean = R.Lower = R.Upper = R.Worst = std::nullopt;
  R.WorstCell.clear();
  EXPECT_TRUE(open()->append(R, "crash"));
  EXPECT_NE(readFile(Tsv)->find("\tyes\t\t\t\t\t\t10\t"), std::string::npos);
  EXPECT_FALSE(open()->rows()[0].Worst);
}

TEST_F(JournalTest, HalfLineIsCutOff) {
  EXPECT_TRUE(open()->append(row("one", true), "one"));
  const std::string Whole = *readFile(Tsv);
  ASSERT_TRUE(writeFile(Tsv, Whole + "2026-01-31T12:00:01Z\tl2\tdead"));
  EXPECT_EQ(**bestKept(Dir, "l2"), "one");
  EXPECT_EQ(open()->rows().size(), 1u);
  EXPECT_EQ(*readFile(Tsv), Whole);
}

TEST_F(JournalTest, RefusesWhatItDidNotWrite) {
  ASSERT_TRUE(writeFile(Tsv, "a\tb\n"));
  openFails("line 1");
  std::filesystem::remove(Tsv);
  open();
  const std::string Header = *readFile(Tsv);
  ASSERT_TRUE(writeFile(Tsv, Header + "a\tb\n"));
  openFails("line 2");
}

TEST_F(JournalTest, KeptSourceMustBeThere) {
  EXPECT_TRUE(open()->append(row("one", true), "one"));
  const std::string Path = Dir + "/kept/" + sha256("one") + ".cpp";
  ASSERT_TRUE(writeFile(Path, "other"));
  auto Best = open()->best("l2");
  ASSERT_FALSE(Best);
  EXPECT_EQ(Best.error().Code, Errc::Input);
  std::filesystem::remove(Path);
  EXPECT_FALSE(bestKept(Dir, "l2"));
}

TEST_F(JournalTest, OneAtATime) {
  auto J = open();
  std::atomic<bool> Stop{true};
  Context Impatient{nullptr, &Stop, ""};
  auto Second = Journal::open(Dir, Impatient);
  ASSERT_FALSE(Second);
  EXPECT_EQ(Second.error().Code, Errc::Interrupted);
  J.reset();
  EXPECT_TRUE(Journal::open(Dir, Impatient));
}

TEST_F(JournalTest, SurvivesKills) {
  Random R(1);
  size_t Before = 0;
  for (int Kill = 0; Kill < 30 || Before < 30; ++Kill) {
    pid_t Pid = fork();
    if (Pid == 0) {
      auto J = Journal::open(Dir, Ctx);
      for (size_t I = 0; J; ++I) {
        std::string Source = std::to_string(Kill) + " " + std::to_string(I);
        if (!(*J)->append(row(Source, true), Source))
          break;
      }
      _exit(1);
    }
    usleep(unsigned(2000 + R.below(20000)));
    kill(Pid, SIGKILL);
    int State = 0;
    waitpid(Pid, &State, 0);
    ASSERT_TRUE(WIFSIGNALED(State));
    auto J = open();
    ASSERT_TRUE(J);
    EXPECT_GE(J->rows().size(), Before);
    Before = J->rows().size();
    auto Best = J->best("l2");
    ASSERT_TRUE(Best) << Best.error().Message;
    if (Before) {
      EXPECT_EQ(sha256(**Best), J->rows().back().Hash);
    }
  }
}

} // namespace
