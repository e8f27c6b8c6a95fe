//===- SuppressionTest.cpp - NOCRINN comments -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Suppression.h"

#include <gtest/gtest.h>

using crinn::passes::isSuppressed;
using crinn::passes::Suppression;
using crinn::passes::suppressionsIn;

namespace {

bool at(llvm::StringRef Text, llvm::StringRef What) {
  return isSuppressed(Text, Text.find(What), "batch-neighbours");
}

TEST(Suppression, OnTheLine) {
  EXPECT_TRUE(at("for (;;) { // NOCRINN\n", "for"));
  EXPECT_TRUE(at("for (;;) { /* NOCRINN: tuned by hand */\n", "for"));
}

TEST(Suppression, OnTheLineBefore) {
  EXPECT_TRUE(at("// NOCRINNNEXTLINE\nfor (;;)\n", "for"));
}

TEST(Suppression, ForTheRewriteNamed) {
  EXPECT_TRUE(at("for (;;) // NOCRINN(a, batch-neighbours)\n", "for"));
  EXPECT_FALSE(at("for (;;) // NOCRINN(prefetch-lookahead)\n", "for"));
  EXPECT_FALSE(at("for (;;) // NOCRINN()\n", "for"));
}

TEST(Suppression, NotElsewhere) {
  EXPECT_FALSE(at("// NOCRINN\nfor (;;)\n", "for"));
  EXPECT_FALSE(at("// NOCRINNNEXTLINE\n\nfor (;;)\n", "for"));
  EXPECT_FALSE(at("for (;;) // NOCRINNNEXTLINE\n", "for"));
  EXPECT_FALSE(at("for (int NOCRINN = 0;;)\n", "for"));
  EXPECT_FALSE(at("for (;;) // NOCRINNISH\n", "for"));
}

TEST(Suppression, ListsTheCommentsOfAFile) {
  llvm::StringRef File = "int a; // NOCRINN\n"
                         "/* NOCRINNNEXTLINE(a, b): tuned\n by hand */\n"
                         "int b; /// NOCRINN()\n";
  std::vector<Suppression> All = suppressionsIn(File);
  ASSERT_EQ(All.size(), 3u);
  EXPECT_EQ(File.slice(All[0].Begin, All[0].End), "NOCRINN");
  EXPECT_EQ(All[0].keptLine(), 1u);
  EXPECT_TRUE(All[0].keeps("a"));
  EXPECT_EQ(File.slice(All[1].Begin, All[1].End), "NOCRINNNEXTLINE(a, b)");
  EXPECT_EQ(All[1].keptLine(), 3u);
  EXPECT_TRUE(All[1].keeps("b"));
  EXPECT_FALSE(All[1].keeps("c"));
  EXPECT_EQ(All[2].Line, 4u);
  EXPECT_FALSE(All[2].keeps("a"));
}

TEST(Suppression, ListsNoProseAndNoText) {
  EXPECT_TRUE(suppressionsIn("// see NOCRINN\n").empty());
  EXPECT_TRUE(suppressionsIn("// NOCRINNISH\n").empty());
  EXPECT_TRUE(suppressionsIn("auto s = \"// NOCRINN\";\n").empty());
  EXPECT_TRUE(suppressionsIn("/*\n NOCRINN\n*/\n").empty());
  EXPECT_TRUE(suppressionsIn("").empty());
}

} // namespace
