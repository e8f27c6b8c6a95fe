//===- TextTest.cpp - lines and identifiers -------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Text.h"
#include "passes/rewrites/RemoveStatement.h"

#include <gtest/gtest.h>

using namespace crinn::passes;

namespace {

TEST(Text, LinesBeginAndEnd) {
  llvm::StringRef T = "ab\n  cd\n";
  EXPECT_EQ(lineStart(T, 0), 0u);
  EXPECT_EQ(lineStart(T, 2), 0u); // the newline belongs to its line
  EXPECT_EQ(lineStart(T, 3), 3u);
  EXPECT_EQ(lineStart(T, 6), 3u);
  EXPECT_EQ(lineEnd(T, 5), 8u);
  EXPECT_EQ(lineEnd("ab", 1), 2u);
  EXPECT_EQ(indentAt(T, 6), "  ");
}

TEST(Text, Newlines) {
  EXPECT_EQ(newlineOf("a\r\nb"), "\r\n");
  EXPECT_EQ(newlineOf("a\nb\r\n"), "\n");
  EXPECT_EQ(newlineOf(""), "\n");
}

TEST(Text, SubstitutesWholeIdentifiersOnly) {
  EXPECT_EQ(substitute("row(id) + id2 + xid + 1id", "id", "next"),
            "row(next) + id2 + xid + 1id");
  EXPECT_FALSE(hasIdentifier("idx grid", "id"));
  EXPECT_TRUE(hasIdentifier("p->id", "id"));
}

TEST(Text, KeepsCommentsThatSaySomething) {
  EXPECT_EQ(commentsIn("a; // why\nb; ////////\n/* 64 */").size(), 2u);
  EXPECT_TRUE(commentsIn("\"// no comment\";").empty());
}

} // namespace
