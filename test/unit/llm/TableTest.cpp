//===- TableTest.cpp - the verdicts as a table ----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/show/Table.h"
#include "tools/crinn-optimize/show/Numbers.h"
#include "tools/crinn-optimize/support/Escape.h"

#include "llvm/ADT/SmallVector.h"

#include <gtest/gtest.h>

using namespace crinn::optimize;

static Attempt attempt(unsigned Number, const std::string &Label) {
  Attempt A;
  A.Number = Number;
  A.Label = Label;
  A.Reason = "equivalence";
  return A;
}

TEST(Table, ColumnsLineUp) {
  std::vector<Attempt> All = {attempt(1, "Größe"), attempt(12, "x")};
  All[0].Measured = Score{0.05, 0.01, 0.1, 20};
  std::string Text = formatTable(All, {});
  llvm::SmallVector<llvm::StringRef> Lines;
  llvm::StringRef(Text).split(Lines, '\n');
  size_t Verdict = Lines[0].find("verdict");
  EXPECT_EQ(columns(Lines[1].split("refused").first), Verdict);
  EXPECT_EQ(columns(Lines[2].split("refused").first), Verdict);
}

TEST(Table, OneLinePerAttemptWhateverItsName) {
  std::string Text = formatTable(
      {attempt(1, "a\nb\x1b[2J"), attempt(2, std::string(500, 'x'))}, {});
  EXPECT_EQ(llvm::StringRef(Text).count('\n'), 4u) << "and two around them";
  EXPECT_EQ(Text.find('\x1b'), std::string::npos);
  for (llvm::StringRef Rest = Text; !Rest.empty();) {
    auto [Line, More] = Rest.split('\n');
    EXPECT_LT(columns(Line), 120u);
    Rest = More;
  }
}

TEST(Table, SaysIfNothingWasKept) {
  EXPECT_NE(formatTable({}, {}).find("nothing was kept"), std::string::npos);
  Confirmation C;
  C.Confirmed = true;
  EXPECT_EQ(formatTable({}, {C}).find("nothing was kept"), std::string::npos);
}

TEST(Table, GainsAreRatiosMinusOne) {
  EXPECT_EQ(gain(std::log(1.061)), "+6.1 %");
  EXPECT_EQ(gain(std::log(0.5)), "-50.0 %");
  EXPECT_EQ(gainWithInterval({std::log(2), std::log(1.5), std::log(3), 9}),
            "+100.0 % [+50.0, +200.0]");
}

TEST(Table, Durations) {
  EXPECT_EQ(duration(59.4), "59 s");
  EXPECT_EQ(duration(200), "3 min 20 s");
  EXPECT_EQ(duration(3900), "1 h 05 min");
  EXPECT_EQ(duration(-1), "0 s");
}

TEST(Table, JsonHoldsEveryAttemptWhole) {
  Attempt A = attempt(1, std::string(500, 'x'));
  A.Plan = "not json";
  auto J = resultJson({A}, {});
  EXPECT_EQ(J["attempts"][0]["label"].get<std::string>().size(), 500u);
  EXPECT_TRUE(J["attempts"][0]["plan"].is_null());
  EXPECT_TRUE(J["attempts"][0]["reward"].is_null());
}
