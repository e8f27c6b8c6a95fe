//===- options_test.cpp - the option parser ---------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Files.h"
#include "eval/support/Options.h"

#include <gtest/gtest.h>

using namespace crinn::eval;

namespace {

struct OptionsTest : testing::Test {
  std::string Name, Rest;
  uint64_t Count = 3;
  bool Flag = false, Help = false;
  Options O{"tool do --name=X [options]", "Does."};
  OptionsTest() {
    O.text("name", "X", "a name", Name, true)
        .number("count", "N", "how many", Count, 1, 9)
        .flag("flag", "a flag", Flag)
        .positional("FILE", "a file", Rest);
  }
  void expectUsage(const std::vector<std::string> &Args, const char *Text) {
    Status S = O.parse(Args, Help);
    ASSERT_FALSE(S);
    EXPECT_EQ(S.error().Code, Errc::Usage);
    EXPECT_NE(S.error().Message.find(Text), std::string::npos)
        << S.error().Message;
    EXPECT_NE(S.error().Message.find("--help"), std::string::npos);
  }
};

TEST_F(OptionsTest, BothSpellings) {
  ASSERT_TRUE(O.parse({"--name", "a", "f", "--count=7", "--flag"}, Help));
  EXPECT_EQ(Name, "a");
  EXPECT_EQ(Rest, "f");
  EXPECT_EQ(Count, 7u);
  EXPECT_TRUE(Flag);
}

TEST_F(OptionsTest, Refusals) {
  expectUsage({"--nmae=a"}, "unknown option '--nmae=a'");
  expectUsage({"f"}, "--name is missing");
  expectUsage({"--name=a"}, "FILE is missing");
  expectUsage({"--name=a", "f", "g"}, "unexpected argument 'g'");
  expectUsage({"--name=a", "f", "--count=10"}, "from 1 to 9");
  expectUsage({"--name=a", "f", "--count=two"}, "not 'two'");
  expectUsage({"--flag=1"}, "takes no value");
  expectUsage({"--name"}, "needs a value");
}

TEST_F(OptionsTest, AnArgumentMayBeOptional) {
  std::string More = "none";
  O.positional("MORE", "another", More, /*Required=*/false);
  ASSERT_TRUE(O.parse({"--name=a", "f"}, Help));
  EXPECT_EQ(More, "none");
  ASSERT_TRUE(O.parse({"--name=a", "f", "g"}, Help));
  EXPECT_EQ(More, "g");
  expectUsage({"--name=a"}, "FILE is missing");
}

TEST_F(OptionsTest, HelpListsEverything) {
  ASSERT_TRUE(O.parse({"--help"}, Help));
  EXPECT_TRUE(Help);
  for (const char *Text : {"--name=X", "--count=N", "FILE", "130", "worker"})
    EXPECT_NE(O.help().find(Text), std::string::npos) << Text;
}

TEST(Files, AFailedWriteLeavesTheOldFileAndNoOther) {
  TempDir Dir = *TempDir::create();
  std::string Path = Dir.path() + "/file";
  ASSERT_TRUE(writeFile(Path, "old"));
  EXPECT_FALSE(writeAtomically(Path, [](const std::string &Temp) -> Status {
    EXPECT_TRUE(writeFile(Temp, "half"));
    return Error{Errc::Environment, "disk full", ""};
  }));
  EXPECT_EQ(*readFile(Path), "old");
}

} // namespace
