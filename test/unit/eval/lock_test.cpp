//===- lock_test.cpp - what outlives a process and what does not ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/MeasureLock.h"
#include "eval/support/Files.h"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace crinn::eval;
namespace fs = std::filesystem;

namespace {

size_t entries(const std::string &Dir) {
  return size_t(std::distance(fs::directory_iterator(Dir), {}));
}

/// A process that does \p What, says so, and waits to be killed.
class Child {
public:
  template <typename F> explicit Child(F What) {
    int Ends[2];
    EXPECT_EQ(pipe(Ends), 0);
    Pid = fork();
    if (Pid == 0) {
      bool Ok = What();
      char Byte = Ok;
      if (write(Ends[1], &Byte, 1) == 1)
        for (;;)
          pause();
      _exit(1);
    }
    char Byte = 0;
    EXPECT_EQ(read(Ends[0], &Byte, 1), 1);
    EXPECT_EQ(Byte, 1);
    close(Ends[0]);
    close(Ends[1]);
  }
  ~Child() { kill(); }
  void kill() {
    if (Pid > 0) {
      ::kill(Pid, SIGKILL);
      waitpid(Pid, nullptr, 0);
    }
    Pid = -1;
  }
  pid_t Pid;
};

struct Words : Progress {
  void update(std::string_view Phase, uint64_t, uint64_t) override {
    Last = Phase;
    ++Count;
  }
  std::string Last;
  std::atomic<unsigned> Count{0};
};

TEST(TempDir, GoesWithItsOwner) {
  TempDir Root = *TempDir::create();
  {
    Result<TempDir> D = TempDir::create(Root.path() + "/made");
    ASSERT_TRUE(D);
    ASSERT_TRUE(writeFile(D->path() + "/deep/file", "x"));
    TempDir Moved = std::move(*D);
    EXPECT_TRUE(fs::exists(Moved.path() + "/deep/file"));
  }
  EXPECT_EQ(entries(Root.path() + "/made"), 0u);
}

TEST(TempDir, OfAKilledProcessIsSwept) {
  TempDir Root = *TempDir::create();
  std::string Place = Root.path() + "/place";
  Child C([&] {
    Result<TempDir> D = TempDir::create(Place);
    return D && writeFile(D->path() + "/left", "x") &&
           (new TempDir(std::move(*D)), true);
  });
  ASSERT_TRUE(writeFile(Place + "/crinn-of-somebody/file", "x"));
  ASSERT_EQ(entries(Place), 2u);
  EXPECT_EQ(sweepTempDirs(Place), 0u) << "its owner lives";
  ASSERT_EQ(entries(Place), 2u);
  C.kill();
  EXPECT_EQ(sweepTempDirs(Place), 1u);
  EXPECT_EQ(entries(Place), 1u);
  EXPECT_TRUE(fs::exists(Place + "/crinn-of-somebody/file"));
}

TEST(TempDir, IsWhereAnUnfinishedFileLies) {
  TempDir Root = *TempDir::create();
  std::string Seen;
  Status S = writeAtomically(Root.path() + "/new/result",
                             [&](const std::string &Temp) -> Status {
                               Seen = Temp;
                               return writeFile(Temp, "half");
                             });
  ASSERT_TRUE(S);
  // Two levels up is where the file goes: the level between is swept.
  EXPECT_EQ(fs::path(Seen).parent_path().parent_path(), Root.path() + "/new");
  EXPECT_EQ(*readFile(Root.path() + "/new/result"), "half");
  EXPECT_EQ(entries(Root.path() + "/new"), 1u);
}

struct Locks : testing::Test {
  TempDir Root = *TempDir::create();
  std::string Path = Root.path() + "/measure.lock";
  Words Said;
  Context Ctx;
  void SetUp() override {
    setenv("CRINN_MEASURE_LOCK", Path.c_str(), 1);
    Ctx.Bar = &Said;
  }
  void TearDown() override { unsetenv("CRINN_MEASURE_LOCK"); }
  /// Holds the lock until it is killed.
  static bool hold() {
    Result<MeasureLock> L = MeasureLock::take({});
    return L && (new MeasureLock(std::move(*L)), true);
  }
};

TEST_F(Locks, OneProcessAtATime) {
  Child C(hold);
  Context Hasty = Ctx;
  Hasty.WaitToMeasure = false;
  Result<MeasureLock> Refused = MeasureLock::take(Hasty);
  ASSERT_FALSE(Refused);
  EXPECT_EQ(Refused.error().Code, Errc::Environment);
  EXPECT_NE(Refused.error().Message.find("process " + std::to_string(C.Pid)),
            std::string::npos)
      << Refused.error().Message;
  // It waits until the holder is gone, however that ended.
  std::thread Killer([&] {
    while (Said.Count == 0)
      std::this_thread::yield();
    kill(C.Pid, SIGKILL);
  });
  Result<MeasureLock> Mine = MeasureLock::take(Ctx);
  Killer.join();
  ASSERT_TRUE(Mine);
  EXPECT_NE(Said.Last.find(std::to_string(C.Pid)), std::string::npos);
}

TEST_F(Locks, IsTakenAgainByWhoHoldsIt) {
  Ctx.WaitToMeasure = false;
  auto Free = [&] {
    int Fd = open(Path.c_str(), O_RDONLY);
    bool Got = flock(Fd, LOCK_EX | LOCK_NB) == 0;
    close(Fd);
    return Got;
  };
  {
    Result<MeasureLock> Outer = MeasureLock::take(Ctx);
    ASSERT_TRUE(Outer);
    {
      Result<MeasureLock> Inner = MeasureLock::take(Ctx);
      ASSERT_TRUE(Inner);
    }
    EXPECT_FALSE(Free());
  }
  EXPECT_TRUE(Free());
}

TEST_F(Locks, StopsWaitingWhenItIsInterrupted) {
  Child C(hold);
  std::atomic<bool> Stop{true};
  Ctx.Cancel = &Stop;
  Result<MeasureLock> L = MeasureLock::take(Ctx);
  ASSERT_FALSE(L);
  EXPECT_EQ(L.error().Code, Errc::Interrupted);
}

TEST_F(Locks, FollowsNoLink) {
  ASSERT_TRUE(writeFile(Root.path() + "/other", ""));
  fs::create_symlink(Root.path() + "/other", Path);
  Result<MeasureLock> L = MeasureLock::take(Ctx);
  ASSERT_FALSE(L);
  EXPECT_NE(L.error().Message.find("CRINN_MEASURE_LOCK"), std::string::npos);
}

} // namespace
