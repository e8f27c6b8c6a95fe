//===- LockTest.cpp - one run at a time in a directory --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Lock.h"
#include "test/unit/llm/Support.h"

#include <chrono>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace crinn::optimize;
using namespace crinn::test;

namespace {

TEST(Lock, ARunAtWorkIsNotWaitedFor) {
  Scratch Dir;
  auto First = Lock::take(Dir / "lock");
  ASSERT_TRUE(bool(First));
  auto Begin = std::chrono::steady_clock::now();
  auto Second = Lock::take(Dir / "lock");
  EXPECT_LT(std::chrono::steady_clock::now() - Begin, std::chrono::seconds(5));
  ASSERT_FALSE(bool(Second));
  EXPECT_NE(text(Second.takeError()).find("another crinn-optimize"),
            std::string::npos);
}

TEST(Lock, WhatAKilledRunLeftRunningIsWaitedFor) {
  Scratch Dir;
  std::string Path = Dir / "lock", Done = Dir / "done";
  pid_t Run = fork();
  if (Run == 0) {
    auto Mine = Lock::take(Path);
    if (!Mine)
      _exit(1);
    if (fork() == 0) { // its git
      usleep(700000);
      std::ofstream(Done) << "written";
      _exit(0);
    }
    _exit(0); // as if killed
  }
  int State = 0;
  waitpid(Run, &State, 0);
  ASSERT_EQ(State, 0);
  auto Next = Lock::take(Path);
  ASSERT_TRUE(bool(Next)) << text(Next.takeError());
  EXPECT_TRUE(std::ifstream(Done).good());
}

} // namespace
