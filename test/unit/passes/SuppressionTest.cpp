//===- SuppressionTest.cpp - NOCRINN comments -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Suppression.h"

#include <gtest/gtest.h>

using crinn::passes::isSuppressed;

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

} // namespace
