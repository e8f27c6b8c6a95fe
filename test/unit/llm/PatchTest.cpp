//===- PatchTest.cpp - patches that their reader can apply ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Support.h"

#include "tools/crinn-optimize/patch/PatchWriter.h"
#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"
#include "tools/crinn-optimize/support/Git.h"

using namespace crinn::optimize;
using namespace crinn::test;

namespace {

class Patch : public testing::Test {
protected:
  void base(const std::map<std::string, std::string> &Files) {
    for (const auto &[Path, Text] : Files)
      ASSERT_EQ(text(writeFile(S / ("base/" + Path), Text)), "");
    valueOf(commitTree(S / "base", "Unmodified source"));
    std::filesystem::create_directories(S / "out");
    std::filesystem::create_directories(S / "scratch");
  }

  llvm::Expected<WrittenPatch>
  write(const std::map<std::string, std::string> &Files,
        const std::string &Message = "Prefetch\n\nBecause.\n") {
    return writePatch(
        {S / "base", S / "scratch", S / "out", 1, Message, Files});
  }

  /// What a reader does, without our code: the message that arrives.
  std::string applied(const WrittenPatch &W) {
    std::filesystem::create_directories(S / "clone");
    EXPECT_EQ(text(cloneTree(S / "base", S / "clone")), "");
    std::vector<std::string> Args = {"am", "-q"};
    if (W.Command.find("--keep-cr") != std::string::npos)
      Args.push_back("--keep-cr");
    Args.push_back(S / "out/" + W.Name);
    valueOf(git(S / "clone", Args));
    return valueOf(git(S / "clone", {"log", "-1", "--format=%B"}));
  }

  Scratch S;
};

} // namespace

TEST_F(Patch, AppliesAndKeepsTheMessage) {
  base({{"a.h", "int a;\n"}, {"b.h", "int b;\n"}});
  auto W = valueOf(write({{"a.h", "int a = 1;\n"}}));
  EXPECT_EQ(W.Name, "0001-Prefetch.patch");
  EXPECT_EQ(applied(W), "Prefetch\n\nBecause.");
  EXPECT_EQ(valueOf(readFile(S / "clone/a.h")), "int a = 1;\n");
  EXPECT_EQ(valueOf(readFile(S / "clone/b.h")), "int b;\n");
}

TEST_F(Patch, LeavesNothingInTheScratchDirectory) {
  base({{"a.h", "int a;\n"}});
  valueOf(write({{"a.h", "int a = 1;\n"}}));
  EXPECT_TRUE(std::filesystem::is_empty(S / "scratch"));
}

TEST_F(Patch, TheBaseRepositoryIsUntouched) {
  base({{"a.h", "int a;\n"}});
  std::string Before = valueOf(git(S / "base", {"rev-parse", "HEAD"}));
  valueOf(write({{"a.h", "int a = 1;\n"}}));
  EXPECT_EQ(valueOf(git(S / "base", {"rev-parse", "HEAD"})), Before);
  EXPECT_EQ(valueOf(git(S / "base", {"status", "--porcelain"})), "");
}

TEST_F(Patch, KeepsCarriageReturns) {
  base({{"a.h", "int a;\r\nint b;\r\nint c;\n"}});
  auto W = valueOf(write({{"a.h", "int a;\r\nint B;\r\nint c;\n"}}));
  EXPECT_EQ(W.Command, "git am --keep-cr " + W.Name);
  applied(W);
  EXPECT_EQ(valueOf(readFile(S / "clone/a.h")), "int a;\r\nint B;\r\nint c;\n");
}

TEST_F(Patch, KeepsOtherAlphabetsAndAMissingLastLineEnd) {
  base({{"a.h", "// Größe\nint a;"}});
  auto W = valueOf(
      write({{"a.h", "// Größe 数\nint b;"}}, "Größe zählen\n\nWeil.\n"));
  EXPECT_EQ(applied(W), "Größe zählen\n\nWeil.");
  EXPECT_EQ(valueOf(readFile(S / "clone/a.h")), "// Größe 数\nint b;");
}

TEST_F(Patch, KeepsBytesThatAreNoText) {
  base({{"a.h", "// \xe4\xf6\nint a;\n"}});
  auto W = valueOf(write({{"a.h", "// \xe4\xf6\nint b;\n"}}));
  applied(W);
  EXPECT_EQ(valueOf(readFile(S / "clone/a.h")), "// \xe4\xf6\nint b;\n");
}

TEST_F(Patch, ATreesOwnAttributesConvertNothing) {
  base({{".gitattributes", "* text=auto eol=crlf\n"}, {"a.h", "int a;\r\n"}});
  auto W = valueOf(write({{"a.h", "int b;\r\n"}}));
  applied(W);
  EXPECT_EQ(valueOf(readFile(S / "clone/a.h")), "int b;\r\n");
}

TEST_F(Patch, NothingChangedIsRefused) {
  base({{"a.h", "int a;\n"}});
  auto W = write({{"a.h", "int a;\n"}});
  ASSERT_FALSE(W);
  EXPECT_EQ(explain(W.takeError()).first, Exit::Verify);
}

TEST_F(Patch, AFileThatTheTreeLacksIsRefused) {
  base({{"a.h", "int a;\n"}});
  EXPECT_NE(errorOf(write({{"a.h", "int b;\n"}, {"new.h", "int c;\n"}})), "");
}

TEST_F(Patch, AMessageThatWouldLoseItsEndIsSeen) {
  // Not made by safeBody: the reader would get half of the message and, here,
  // a diff that is none.
  base({{"a.h", "int a;\n"}});
  EXPECT_NE(errorOf(write({{"a.h", "int b;\n"}},
                          "Prefetch\n\ndiff --git a/a.h b/a.h\n--- a/a.h\n+++ "
                          "b/a.h\n@@ -1 +1 @@\n-int x;\n+int y;\n")),
            "");
}
