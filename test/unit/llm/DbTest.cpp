//===- DbTest.cpp - the database of a run ---------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Support.h"

#include "tools/crinn-optimize/store/Export.h"
#include "tools/crinn-optimize/store/RunDb.h"
#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"

using namespace crinn::optimize;
using namespace crinn::test;

static Attempt attempt(unsigned Number, Verdict V = Verdict::Open) {
  Attempt A;
  A.Number = Number;
  A.Label = "prefetch";
  A.Title = "Prefetch";
  A.Plan = "{}";
  A.Directory = "variants/0001";
  A.ResultHash = "aa";
  A.Covers = {"f", "g"};
  A.Outcome = V;
  A.Reason = "faster";
  A.Sentence = "it is";
  A.Measured = Score{0.05, 0.01, 0.09, 20};
  A.Seconds = 1.5;
  return A;
}

/// Statements the program itself never makes.
static std::string tamper(const std::string &Path, const std::string &Sql) {
  auto Db = valueOf(Sqlite::open(Path));
  return text(Db.execute(Sql));
}

TEST(Db, ReadsBackWhatWasWritten) {
  Scratch S;
  {
    auto Db = valueOf(RunDb::open(S / "run.db"));
    ASSERT_EQ(text(Db.add(attempt(1))), "");
  }
  auto Db = valueOf(RunDb::open(S / "run.db"));
  auto All = valueOf(Db.attempts());
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Covers, (std::vector<std::string>{"f", "g"}));
  EXPECT_EQ(All[0].Outcome, Verdict::Open);
  ASSERT_TRUE(All[0].Measured);
  EXPECT_EQ(All[0].Measured->Estimate, 0.05);
  EXPECT_EQ(All[0].Measured->Pairs, 20u);
}

TEST(Db, NoScoreStaysNoScore) {
  Scratch S;
  auto Db = valueOf(RunDb::open(S / "run.db"));
  Attempt A = attempt(1, Verdict::Refused);
  A.Measured.reset();
  ASSERT_EQ(text(Db.add(A)), "");
  EXPECT_FALSE(valueOf(Db.attempts())[0].Measured);
}

TEST(Db, IsInWalMode) {
  Scratch S;
  valueOf(RunDb::open(S / "run.db"));
  auto Db = valueOf(Sqlite::open(S / "run.db"));
  std::string Mode;
  ASSERT_EQ(text(Db.query("PRAGMA journal_mode", {},
                          [&](const Row &R) { Mode = R.text(0); })),
            "");
  EXPECT_EQ(Mode, "wal");
}

TEST(Db, RefusesAnotherSchemaVersion) {
  Scratch S;
  valueOf(RunDb::open(S / "run.db"));
  ASSERT_EQ(tamper(S / "run.db", "PRAGMA user_version = 99"), "");
  EXPECT_NE(errorOf(RunDb::open(S / "run.db")).find("schema version 99"),
            std::string::npos);
}

TEST(Db, RefusesAForeignDatabase) {
  Scratch S;
  ASSERT_EQ(tamper(S / "run.db", "CREATE TABLE t (x)"), "");
  EXPECT_NE(errorOf(RunDb::open(S / "run.db")).find("not the database"),
            std::string::npos);
}

TEST(Db, RefusesAFileThatIsNoDatabase) {
  Scratch S;
  ASSERT_EQ(text(writeFile(S / "run.db", std::string(4096, 'x'))), "");
  auto Db = RunDb::open(S / "run.db");
  ASSERT_FALSE(Db);
  EXPECT_EQ(explain(Db.takeError()).first, Exit::Input);
}

TEST(Db, AnAttemptIsNeverChangedOrDeleted) {
  Scratch S;
  auto Db = valueOf(RunDb::open(S / "run.db"));
  ASSERT_EQ(text(Db.add(attempt(1))), "");
  EXPECT_NE(tamper(S / "run.db", "UPDATE attempt SET estimate = 9"), "");
  EXPECT_NE(tamper(S / "run.db", "DELETE FROM attempt"), "");
  EXPECT_NE(text(Db.add(attempt(1))), "");
  EXPECT_EQ(valueOf(Db.attempts())[0].Measured->Estimate, 0.05);
}

TEST(Db, AVerdictIsSettledOnce) {
  Scratch S;
  auto Db = valueOf(RunDb::open(S / "run.db"));
  ASSERT_EQ(text(Db.add(attempt(1))), "");
  EXPECT_EQ(text(Db.settle(1, Verdict::Kept, "confirmed", "")), "");
  EXPECT_NE(text(Db.settle(1, Verdict::Refused, "no", "")), "");
  EXPECT_NE(tamper(S / "run.db", "UPDATE attempt SET verdict = 'open'"), "");
  EXPECT_EQ(valueOf(Db.attempts())[0].Outcome, Verdict::Kept);
}

TEST(Db, ARefusedAttemptIsNotRevived) {
  Scratch S;
  auto Db = valueOf(RunDb::open(S / "run.db"));
  ASSERT_EQ(text(Db.add(attempt(1, Verdict::Refused))), "");
  EXPECT_NE(text(Db.settle(1, Verdict::Kept, "confirmed", "")), "");
}

TEST(Db, AFactIsWrittenOnce) {
  Scratch S;
  auto Db = valueOf(RunDb::open(S / "run.db"));
  EXPECT_FALSE(valueOf(Db.fact("target")));
  ASSERT_EQ(text(Db.setFact("target", "a")), "");
  EXPECT_NE(text(Db.setFact("target", "b")), "");
  EXPECT_EQ(valueOf(Db.fact("target")), "a");
}

TEST(Db, AnUnfinishedConfirmationIsStruckOutNotForgotten) {
  Scratch S;
  auto Db = valueOf(RunDb::open(S / "run.db"));
  ASSERT_EQ(text(Db.add(attempt(1))), "");
  ASSERT_EQ(text(Db.openConfirmation(1, 1, 0.005)), "");
  ASSERT_EQ(text(Db.strikeUnfinished()), "");
  EXPECT_EQ(valueOf(Db.confirmations()).size(), 0u);
  EXPECT_EQ(valueOf(Db.nextTry()), 2u);
  Confirmation C;
  C.Try = 1;
  EXPECT_NE(tamper(S / "run.db", "DELETE FROM confirmation"), "");
  EXPECT_NE(text(Db.closeConfirmation(C)), "") << "it was struck out";
}

TEST(Db, AConfirmationNeedsItsAttempt) {
  Scratch S;
  auto Db = valueOf(RunDb::open(S / "run.db"));
  EXPECT_NE(text(Db.openConfirmation(1, 7, 0.005)), "");
}

TEST(Export, GrowsByWhatIsNew) {
  Scratch S;
  auto Db = valueOf(RunDb::open(S / "run.db"));
  ASSERT_EQ(text(Db.add(attempt(1))), "");
  ASSERT_EQ(text(exportLog(Db, S / "results.tsv")), "");
  std::string Before = valueOf(readFile(S / "results.tsv"));
  ASSERT_EQ(text(exportLog(Db, S / "results.tsv")), "");
  EXPECT_EQ(valueOf(readFile(S / "results.tsv")), Before);
  ASSERT_EQ(text(Db.settle(1, Verdict::Kept, "confirmed", "")), "");
  ASSERT_EQ(text(exportLog(Db, S / "results.tsv")), "");
  std::string After = valueOf(readFile(S / "results.tsv"));
  EXPECT_TRUE(llvm::StringRef(After).starts_with(Before));
  EXPECT_EQ(llvm::StringRef(After).count('\n'), 3u);
}

TEST(Export, MendsWhatAKilledRunLeft) {
  Scratch S;
  auto Db = valueOf(RunDb::open(S / "run.db"));
  ASSERT_EQ(text(Db.add(attempt(1))), "");
  ASSERT_EQ(text(Db.add(attempt(2))), "");
  ASSERT_EQ(text(exportLog(Db, S / "results.tsv")), "");
  std::string Whole = valueOf(readFile(S / "results.tsv"));
  for (size_t Cut = 0; Cut < Whole.size(); Cut += 7) {
    ASSERT_EQ(text(writeFile(S / "results.tsv", Whole.substr(0, Cut))), "");
    ASSERT_EQ(text(exportLog(Db, S / "results.tsv")), "");
    EXPECT_EQ(valueOf(readFile(S / "results.tsv")), Whole) << Cut;
  }
}

TEST(Export, ATextCannotBreakALine) {
  Scratch S;
  auto Db = valueOf(RunDb::open(S / "run.db"));
  Attempt A = attempt(1);
  A.Label = "a\tb\nc";
  A.Sentence = "\x1b[2J";
  ASSERT_EQ(text(Db.add(A)), "");
  ASSERT_EQ(text(exportLog(Db, S / "results.tsv")), "");
  std::string Text = valueOf(readFile(S / "results.tsv"));
  EXPECT_EQ(llvm::StringRef(Text).count('\n'), 2u);
  EXPECT_EQ(llvm::StringRef(Text).count('\t'), 24u);
  EXPECT_EQ(Text.find('\x1b'), std::string::npos);
}
