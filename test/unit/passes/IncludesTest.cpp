//===- IncludesTest.cpp ---------------------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Includes.h"

#include <gtest/gtest.h>

using namespace crinn::passes;

namespace {

/// What stands before the place.
std::string head(llvm::StringRef File) {
  auto At = behindIncludes(File);
  return At ? File.take_front(*At).str() : "none";
}

TEST(Includes, BehindTheLastOfTheHead) {
  EXPECT_EQ(head("#pragma once\n#include <a>\n#include <b>\n\nint x;\n"),
            "#pragma once\n#include <a>\n#include <b>\n");
  EXPECT_EQ(head("#include <a>\nint x;\n#include <b>\n"), "#include <a>\n");
  EXPECT_EQ(head("#include <a>"), "#include <a>");
}

TEST(Includes, TheGuardIsNoCondition) {
  EXPECT_EQ(head("#ifndef X\n#define X\n#include <a>\n#endif\n"),
            "#ifndef X\n#define X\n#include <a>\n");
  EXPECT_EQ(head("#ifndef X\n#define Y\n#include <a>\n#endif\n"), "none");
}

TEST(Includes, NotInAConditional) {
  EXPECT_EQ(head("#include <a>\n#ifdef X\n#include <b>\n#endif\nint x;"),
            "#include <a>\n");
  EXPECT_EQ(head("#ifdef X\n#include <b>\n#endif\n#include <a>\n"),
            "#ifdef X\n#include <b>\n#endif\n#include <a>\n");
}

TEST(Includes, CommentsAndContinuationsAreNoCode) {
  EXPECT_EQ(
      head("/* #include <c>\n*/\n#define A \\\n  b\n#include <a>\nint x;"),
      "/* #include <c>\n*/\n#define A \\\n  b\n#include <a>\n");
  EXPECT_EQ(head("// #include <c>\nint x;"), "none");
  EXPECT_EQ(head("#include <a> /* of\n two lines */\nint x;\n"),
            "#include <a> /* of\n two lines */\n");
}

TEST(Includes, KnowsWhatIsIncluded) {
  EXPECT_TRUE(
      includes("#ifdef X\n#include <sys/mman.h>\n#endif", "sys/mman.h"));
  EXPECT_TRUE(includes("# include \"a.h\"", "a.h"));
  EXPECT_FALSE(includes("// #include <a.h>", "a.h"));
  EXPECT_FALSE(includes("#include <b/a.h>", "a.h"));
}

} // namespace
