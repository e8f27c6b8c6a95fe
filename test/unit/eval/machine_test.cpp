//===- machine_test.cpp - processors, noise and counters --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Counters.h"
#include "eval/measure/Noise.h"
#include "eval/measure/Processors.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstring>
#include <linux/perf_event.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace crinn::eval;

namespace {

TEST(NoiseTest, IsWhatOthersTook) {
  ProcessorTicks Zero;
  // Two processors for 100 ticks each; ours are 100.
  EXPECT_FALSE(wasBusy(Zero, {100, 100, 0}, 100, 2)); // alone
  EXPECT_FALSE(wasBusy(Zero, {200, 0, 0}, 100, 2));   // one each
  EXPECT_TRUE(wasBusy(Zero, {200, 0, 0}, 60, 2));     // sharing ours
  EXPECT_TRUE(wasBusy(Zero, {100, 89, 11}, 100, 2));  // stolen
  // One processor, ours.
  EXPECT_FALSE(wasBusy(Zero, {100, 0, 0}, 90, 1));
  EXPECT_TRUE(wasBusy(Zero, {100, 0, 0}, 60, 1));
}

TEST(NoiseTest, TakesShortRoundsTogether) {
  // No round is a tick long. The loop stands for another program: of ours it
  // knows nothing.
  const std::vector<unsigned> All = allowedProcessors();
  ASSERT_TRUE(confine(getpid(), {All.front()}));
  NoiseMonitor Here(All.front());
  bool Seen = false;
  for (auto End = std::chrono::steady_clock::now() + std::chrono::seconds(1);
       std::chrono::steady_clock::now() < End;) {
    Here.begin();
    Seen = Here.busySince(0) || Seen;
  }
  EXPECT_TRUE(confine(getpid(), All));
  EXPECT_TRUE(Seen);
}

TEST(ProcessorsTest, ReadsTheKernelsTable) {
  StatTicks T = parseStat("cpu  100 10 30 1000 20 5 5 7 0 0\n"
                          "cpu0 60 5 20 500 10 5 5 7 0 0\n"
                          "cpu1 40 5 10 500 10 0 0 0 0 0\n"
                          "cpux 40 5 10 500 10 0 0 0 0 0\n"
                          "intr 1 2 3 4 5 6 7 8 9\n");
  ASSERT_EQ(T.size(), 3u);
  EXPECT_EQ(T[AllProcessors].Busy, 150u);
  EXPECT_EQ(T[AllProcessors].Idle, 1020u);
  EXPECT_EQ(T[0].Steal, 7u);
  EXPECT_EQ(T[1].Busy, 55u);
  EXPECT_TRUE(readStat().contains(allowedProcessors().front()));
}

TEST(ProcessorsTest, TakesTheQuietest) {
  StatTicks Before = {{0, {0, 50, 0}}, {1, {0, 0, 0}}, {2, {0, 0, 0}}};
  StatTicks After = {{0, {9, 90, 0}}, {1, {9, 60, 30}}, {2, {9, 45, 0}}};
  EXPECT_EQ(quietest(Before, After, {0, 1, 2}), 2u);
  EXPECT_EQ(quietest(Before, After, {0, 1}), 0u);
  EXPECT_EQ(quietest(Before, After, {1, 7}), 1u); // 7 is not in the table
  EXPECT_EQ(quietest(Before, After, {}), std::nullopt);
}

TEST(ProcessorsTest, ConfinesAProcess) {
  const std::vector<unsigned> All = allowedProcessors();
  ASSERT_FALSE(All.empty());
  ASSERT_TRUE(confine(getpid(), {All.back()}));
  EXPECT_EQ(allowedProcessors(), std::vector{All.back()});
  ASSERT_TRUE(confine(getpid(), All));
  EXPECT_EQ(allowedProcessors(), All);
  EXPECT_FALSE(confine(999999999, All));
}

TEST(CounterTest, CountsWhatTheKernelLetsItCount) {
  auto C =
      Counter::open(getpid(), PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS);
  if (!C)
    GTEST_SKIP() << "perf_event_open is denied here";
  double Before = C->read();
  constexpr size_t Pages = 1000, Bytes = 4096;
  void *Block = mmap(nullptr, Pages * Bytes, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(Block, MAP_FAILED);
  std::memset(Block, 1, Pages * Bytes);
  EXPECT_GE(C->read(), Before + 1); // one huge page, if not a thousand
  munmap(Block, Pages * Bytes);
}

} // namespace
