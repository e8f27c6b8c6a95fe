//===- boxed_tool_test.cpp - what a tool in a box cannot do -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/sandbox/BoxedTool.h"
#include "eval/support/Files.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

using namespace crinn::eval;

namespace {

BoxedTool shell(const std::string &Script) {
  BoxedTool T;
  T.Argv = {"/bin/sh", "-c", Script};
  return T;
}

/// Processes that run `sleep SECONDS`, which no other test does.
std::vector<pid_t> sleepers(const std::string &Seconds) {
  std::vector<pid_t> Out;
  for (const auto &E : std::filesystem::directory_iterator("/proc")) {
    pid_t Pid = std::atoi(E.path().filename().c_str());
    if (Pid <= 0)
      continue;
    Result<std::string> Line = readFile(E.path().string() + "/cmdline");
    std::string Wanted = "sleep" + std::string(1, '\0') + Seconds + '\0';
    if (Line && *Line == Wanted)
      Out.push_back(Pid);
  }
  return Out;
}

/// A killed process may take a moment to go.
bool noneAfterAWhile(const std::string &Seconds) {
  for (int Tries = 0; Tries < 100; ++Tries) {
    if (sleepers(Seconds).empty())
      return true;
    usleep(50000);
  }
  return false;
}

TEST(BoxedToolTest, SeesWhatIsNamedAndNoMore) {
  TempDir Dir = *TempDir::create();
  ASSERT_TRUE(writeFile(Dir.path() + "/seen/file", "text"));
  ASSERT_TRUE(writeFile(Dir.path() + "/other", "text"));
  BoxedTool T = shell("cat file; ls ..; ls / | tr '\\n' ' '; echo > file");
  T.Dir = Dir.path() + "/seen";
  T.See = {T.Dir};
  auto F = runBoxed(T, {});
  ASSERT_TRUE(F) << F.error().Message;
  EXPECT_EQ(F->Out, "textseen\nbin dev etc lib lib64 proc tmp usr ");
  EXPECT_NE(F->ExitCode, 0);
  EXPECT_NE(F->Err.find("Read-only"), std::string::npos) << F->Err;
  EXPECT_EQ(*readFile(Dir.path() + "/seen/file"), "text");
}

TEST(BoxedToolTest, InheritsNothing) {
  setenv("CRINN_TEST_SECRET", "value", 1);
  int Extra = dup(1); // without close-on-exec
  auto F = runBoxed(shell("env; ls /proc/self/fd | tr '\\n' ' '"), {});
  close(Extra);
  unsetenv("CRINN_TEST_SECRET");
  ASSERT_TRUE(F);
  EXPECT_EQ(F->Out.find("CRINN_TEST_SECRET"), std::string::npos);
  // 3 is the directory that ls reads, 22 a sealed filter.
  EXPECT_NE(F->Out.find("0 1 2 22 3 "), std::string::npos) << F->Out;
}

TEST(BoxedToolTest, AForkBombEnds) {
  const char *Bomb = "n=0; while [ $n -lt 400 ]; do sleep 1 & n=$((n+1)); done";
  auto Free = runTool({"/bin/sh", "-c", Bomb}, "/", {});
  ASSERT_TRUE(Free);
  EXPECT_EQ(Free->ExitCode, 0) << "cannot be done anywhere";
  auto F = runBoxed(shell(Bomb), {});
  ASSERT_TRUE(F);
  EXPECT_NE(F->ExitCode, 0);
  EXPECT_NE(F->Err.find("fork"), std::string::npos) << F->Err;
}

TEST(BoxedToolTest, NobodyIsLeftAfterATimeout) {
  auto Leaves = [](const char *Seconds) {
    return fmt::format("setsid sleep {} & sleep 100", Seconds);
  };
  auto Free =
      runTool({"/bin/sh", "-c", Leaves("86391")}, "/", {}, ToolLimits{1});
  ASSERT_FALSE(Free);
  auto Left = sleepers("86391");
  EXPECT_EQ(Left.size(), 1u) << "cannot be done anywhere";
  for (pid_t Pid : Left)
    kill(Pid, SIGKILL);
  auto F = runBoxed(shell(Leaves("86392")), {}, ToolLimits{1});
  ASSERT_FALSE(F);
  EXPECT_NE(F.error().Message.find("did not end within 1 s"),
            std::string::npos);
  EXPECT_TRUE(noneAfterAWhile("86392"));
}

TEST(BoxedToolTest, NobodyIsLeftAfterItEnds) {
  auto F = runBoxed(shell("setsid sleep 86393 & exit 7"), {});
  ASSERT_TRUE(F);
  EXPECT_EQ(F->ExitCode, 7);
  EXPECT_TRUE(noneAfterAWhile("86393"));
}

TEST(BoxedToolTest, MemoryOfAllItsProcessesCounts) {
  // 5 times 100 MiB: none alone is too much. They keep it so long that even on
  // a busy machine all have it at once; the last ":" keeps the shell from
  // becoming its last command, which would let go of the memory.
  auto Many = [](const std::string &Seconds) {
    return "for i in 1 2 3 4 5; do (x=$(head -c 100000000 /dev/zero "
           "| tr '\\0' a); sleep " +
           Seconds + "; :) & done; wait";
  };
  Context Ctx;
  Ctx.BoxMemoryMiB = 4000;
  auto Enough = runBoxed(shell(Many("0")), Ctx);
  ASSERT_TRUE(Enough) << Enough.error().Message;
  EXPECT_EQ(Enough->ExitCode, 0) << Enough->Err;
  Ctx.BoxMemoryMiB = 350;
  auto F = runBoxed(shell(Many("60")), Ctx);
  ASSERT_FALSE(F);
  EXPECT_NE(F.error().Message.find("used more than 350 MiB of memory"),
            std::string::npos);
}

TEST(BoxedToolTest, AFileHasASize) {
  int Fd = newMemoryFile();
  ASSERT_GE(Fd, 0);
  BoxedTool T = shell("head -c 20000000 /dev/zero >&3");
  T.Give = {Fd};
  T.FileMiB = 8;
  auto F = runBoxed(T, {});
  ASSERT_TRUE(F);
  EXPECT_NE(F->ExitCode, 0);
  EXPECT_EQ(lseek(Fd, 0, SEEK_END), 8 << 20);
  close(Fd);
}

TEST(BoxedToolTest, OutputHasASize) {
  auto F = runBoxed(shell("yes"), {}, ToolLimits{60, 1 << 20});
  ASSERT_FALSE(F);
  EXPECT_NE(F.error().Message.find("wrote more than 1 MiB"), std::string::npos);
}

TEST(BoxedToolTest, ClosingItsOutputDoesNotHideIt) {
  auto F = runTool({"/bin/sh", "-c", "exec >&- 2>&-; sleep 100"}, "/", {},
                   ToolLimits{1});
  ASSERT_FALSE(F);
  EXPECT_NE(F.error().Message.find("did not end"), std::string::npos);
}

} // namespace
