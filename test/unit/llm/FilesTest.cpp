//===- FilesTest.cpp - files that are whole or absent ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Support.h"

#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"
#include "tools/crinn-optimize/support/Git.h"

using namespace crinn::optimize;
using namespace crinn::test;

TEST(Files, ADirectoryThatFailsLeavesNothing) {
  Scratch S;
  auto E = makeDirectory(S / "d", [&](const std::string &Temp) {
    EXPECT_EQ(text(writeFile(Temp + "/a", "x")), "");
    return fail(Exit::Environment, "disk full");
  });
  EXPECT_EQ(text(std::move(E)), "disk full");
  EXPECT_TRUE(std::filesystem::is_empty(S.Path));
}

TEST(Files, ADirectoryIsMadeOnce) {
  Scratch S;
  int Calls = 0;
  for (int I = 0; I < 2; ++I)
    EXPECT_EQ(text(makeDirectory(S / "d",
                                 [&](const std::string &) {
                                   ++Calls;
                                   return llvm::Error::success();
                                 })),
              "");
  EXPECT_EQ(Calls, 1);
}

TEST(Files, LeftoversGoTheRestStays) {
  Scratch S;
  EXPECT_EQ(text(writeFile(S / "0001.half-77/a", "x")), "");
  EXPECT_EQ(text(writeFile(S / "0002.part1a2b/a", "x")), "");
  // Longer than a string keeps in itself.
  EXPECT_EQ(text(writeFile(S / "patches-of-a-run.half-1234567/a", "x")), "");
  EXPECT_EQ(text(writeFile(S / "0003/a", "x")), "");
  removeLeftovers(S.Path);
  EXPECT_EQ(valueOf(readTree(S.Path)).size(), 1u);
}

TEST(Files, WritingReplacesAndLeavesNoTemporary) {
  Scratch S;
  EXPECT_EQ(text(writeFile(S / "a", "one")), "");
  EXPECT_EQ(text(writeFile(S / "a", "two")), "");
  auto Tree = valueOf(readTree(S.Path));
  EXPECT_EQ(Tree, (std::map<std::string, std::string>{{"a", "two"}}));
}

TEST(Files, WritingWhereNothingCanBeWrittenSaysSo) {
  Scratch S;
  EXPECT_EQ(text(writeFile(S / "a", "file")), "");
  EXPECT_NE(text(writeFile(S / "a/b", "x")), "");
}

TEST(Files, BadJsonIsAnErrorNotAnException) {
  Scratch S;
  EXPECT_EQ(text(writeFile(S / "a", "{\"x\":")), "");
  EXPECT_NE(errorOf(readJson(S / "a")).find("not JSON"), std::string::npos);
  nlohmann::json J = std::string("\xff");
  EXPECT_EQ(toText(J), "\"\xef\xbf\xbd\"");
}

TEST(Git, EqualTreesHaveEqualCommits) {
  Scratch A, B;
  for (const Scratch *S : {&A, &B}) {
    EXPECT_EQ(text(writeFile(*S / "x.h", "int x;\r\n")), "");
    EXPECT_EQ(text(writeFile(*S / ".gitignore", "*.h\n")), "");
  }
  std::string One = valueOf(commitTree(A.Path, "base"));
  EXPECT_EQ(One, valueOf(commitTree(B.Path, "base")));
  EXPECT_EQ(valueOf(git(A.Path, {"ls-files"})), ".gitignore\nx.h");
}

TEST(Git, AFailureQuotesGit) {
  Scratch S;
  EXPECT_NE(errorOf(git(S.Path, {"rev-parse", "HEAD"})).find("git rev-parse"),
            std::string::npos);
}

TEST(Git, TheUsersSettingsAreNotRead) {
  Scratch Home, S;
  EXPECT_EQ(text(writeFile(Home / ".gitconfig",
                           "[user]\n name = Someone\n[core]\n autocrlf = true\n"
                           " hooksPath = /nonexistent\n")),
            "");
  const char *Old = std::getenv("HOME");
  std::string Saved = Old ? Old : "";
  ::setenv("HOME", Home.Path.c_str(), 1);
  EXPECT_EQ(text(writeFile(S / "x.h", "int x;\r\n")), "");
  valueOf(commitTree(S.Path, "base"));
  EXPECT_EQ(valueOf(git(S.Path, {"log", "--format=%an"})), "crinn");
  EXPECT_EQ(valueOf(git(S.Path, {"cat-file", "-s", "HEAD:x.h"})), "8");
  ::setenv("HOME", Saved.c_str(), 1);
}
