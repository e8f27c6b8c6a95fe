//===- EscapeTest.cpp - text from elsewhere -------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/support/Escape.h"

#include <gtest/gtest.h>

using namespace crinn::optimize;

TEST(Escape, PlainTextAndOtherAlphabetsStay) {
  EXPECT_EQ(escape("operator<=> Größe 数"), "operator<=> Größe 数");
}

TEST(Escape, ControlCharactersShow) {
  EXPECT_EQ(escape("a\x1b[2Jb\r\n\t\x7f"), "a\\x1b[2Jb\\x0d\\n\\t\\x7f");
  EXPECT_EQ(escape(llvm::StringRef("\0", 1)), "\\x00");
  EXPECT_EQ(escape("\xc2\x9b"), "\\x9b") << "a one-byte CSI";
}

TEST(Escape, MarksThatReorderShow) {
  EXPECT_EQ(escape("a\u202eb\u2066c"), "a\\u{202e}b\\u{2066}c");
}

TEST(Escape, BrokenUtf8Shows) {
  EXPECT_EQ(escape("\xff\xc3"), "\\xff\\xc3");
  EXPECT_EQ(escape("\xc0\xaf"), "\\xc0\\xaf") << "overlong";
}

TEST(Escape, OneLineTakesTheFirstThatSaysSomething) {
  EXPECT_EQ(oneLine("\n\n  error: x\nmore"), "error: x");
  EXPECT_EQ(oneLine("\n \n"), "");
}

TEST(Escape, ShortensByCharactersNotBytes) {
  EXPECT_EQ(shorten("äöüß", 4), "äöüß");
  EXPECT_EQ(shorten("äöüßx", 4), "äöü…");
}
