//===- MessageTest.cpp - commit messages that git am keeps ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/patch/Message.h"
#include "tools/crinn-optimize/support/Escape.h"

#include <gtest/gtest.h>

using namespace crinn::optimize;

TEST(Message, SubjectIsOneShortLine) {
  EXPECT_EQ(subject("Prefetch 4 ahead\nSubject: no"), "Prefetch 4 ahead");
  EXPECT_LE(columns(subject(std::string(300, 'x'))), 72u);
  EXPECT_LE(columns(subject(std::string(100, 'x') + "äöü")), 72u);
}

TEST(Message, ALongSubjectEndsAfterAClauseOrAWord) {
  EXPECT_EQ(subject("Collect the unvisited neighbours before scoring them; "
                    "Prefetch the vector 4 neighbours ahead"),
            "Collect the unvisited neighbours before scoring them");
  std::string Words;
  for (int I = 0; I < 20; ++I)
    Words += "word" + std::to_string(I) + " ";
  std::string Got = subject(Words);
  EXPECT_TRUE(llvm::StringRef(Words).starts_with(Got + " ")) << Got;
  EXPECT_GT(Got.size(), 60u);
}

TEST(Message, AHandWrittenChangeClaimsNoMechanism) {
  Dossier D;
  D.Title = "Inline it";
  EXPECT_EQ(commitMessage(D).find("best-first"), std::string::npos);
  D.Mechanisms = {"prefetch"};
  EXPECT_NE(commitMessage(D).find("\n* prefetch\n"), std::string::npos);
}

TEST(Message, EachClassClaimsItsOwn) {
  Dossier D;
  D.Title = "Inline it";
  EXPECT_NE(commitMessage(D).find("answers are unchanged"), std::string::npos);
  for (const char *Class : {"recall", "curve"}) {
    D.Class = Class;
    EXPECT_EQ(commitMessage(D).find("unchanged"), std::string::npos) << Class;
  }
  EXPECT_NE(commitMessage(D).find("equal recall"), std::string::npos);
}

TEST(Message, SubjectKeepsWhatGitAmWouldStrip) {
  EXPECT_EQ(subject("[PATCH] [x] Prefetch"), "PATCH] [x] Prefetch");
  EXPECT_EQ(subject("Re: re: Prefetch"), "Prefetch");
}

TEST(Message, SubjectIsNeverEmptyAndNeverRaw) {
  EXPECT_FALSE(subject("").empty());
  EXPECT_FALSE(subject("[]").empty());
  EXPECT_EQ(subject("a\x1b[31mb"), "a\\x1b[31mb");
}

TEST(Message, NoLineOfTheBodyEndsIt) {
  for (const char *Line :
       {"---", "--- a/x", "diff --git a b", "Index: x", "From x Mon Sep 17",
        "From: someone", "Subject: other", "Date: today", "[PATCH 1/2] x",
        "-- >8 -- cut"}) {
    std::string Safe = safeBody(std::string("text\n") + Line + "\n");
    EXPECT_EQ(Safe.substr(0, 7), "text\n  ") << Line;
  }
}

TEST(Message, AWordThatWrappingMovesToTheStartIsSafeToo) {
  std::string Long(70, 'x');
  EXPECT_EQ(safeBody(Long + " --- y"), Long + "\n  --- y\n");
}

TEST(Message, EndsWithAnEmptyPlaceForTheSignature) {
  Dossier D;
  D.Title = "Prefetch";
  D.DataSet = "a";
  std::string M = commitMessage(D);
  EXPECT_TRUE(
      llvm::StringRef(M).ends_with("\n\nAssisted-by: crinn\nSigned-off-by:\n"));
}

TEST(Message, TheGainIsTheConfirmedOne) {
  Dossier D;
  D.Title = "Prefetch";
  D.DataSet = "fashion";
  D.Confirmed = {0.0583, 0.0392, 0.0770, 20};
  D.Level = 0.005;
  std::string M = commitMessage(D);
  EXPECT_NE(M.find("+6.0 % [+4.0, +8.0]"), std::string::npos) << M;
  EXPECT_NE(M.find("99.5 % interval from 20 pairs"), std::string::npos) << M;
}
