//===- EditsTest.cpp - edits of a text ------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Edits.h"

#include <gtest/gtest.h>

using namespace crinn::passes;

namespace {

std::string apply(llvm::StringRef Text, std::vector<Edit> Edits) {
  llvm::Expected<std::string> R = applyEdits(Text, std::move(Edits));
  return R ? *R : "error: " + llvm::toString(R.takeError());
}

TEST(Edits, ReplaceInsertRemoveInAnyOrder) {
  EXPECT_EQ(apply("abcdef", {{4, 1, ""}, {0, 1, "X"}, {2, 0, "yy"}}),
            "Xbyycdf");
}

TEST(Edits, InsertionStandsBeforeReplacementAtItsPlace) {
  EXPECT_EQ(apply("abc", {{1, 1, "B"}, {1, 0, "+"}}), "a+Bc");
}

TEST(Edits, TwoInsertionsAtOnePlaceKeepTheirOrder) {
  EXPECT_EQ(apply("ab", {{1, 0, "1"}, {1, 0, "2"}}), "a12b");
}

TEST(Edits, AdjacentReplacementsAreNoOverlap) {
  EXPECT_EQ(apply("abcd", {{0, 2, "x"}, {2, 2, "y"}}), "xy");
}

TEST(Edits, NoEditsNoChange) { EXPECT_EQ(apply("a\r\n\tb", {}), "a\r\n\tb"); }

TEST(Edits, OverlapIsRefused) {
  EXPECT_NE(apply("abcd", {{0, 3, "x"}, {2, 1, "y"}}).find("error"),
            std::string::npos);
}

TEST(Edits, InsertionInsideReplacementIsRefused) {
  EXPECT_NE(apply("abcd", {{0, 3, "x"}, {1, 0, "y"}}).find("error"),
            std::string::npos);
}

TEST(Edits, TheSameInsertionTwiceIsRefused) {
  EXPECT_NE(apply("ab", {{1, 0, "A"}, {1, 0, "A"}}).find("error"),
            std::string::npos);
}

TEST(Edits, LeavingTheTextIsRefused) {
  EXPECT_NE(apply("ab", {{1, 2, ""}}).find("error"), std::string::npos);
  EXPECT_NE(apply("ab", {{3, 0, "x"}}).find("error"), std::string::npos);
}

} // namespace
