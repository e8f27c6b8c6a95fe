//===- kernel_speed_test.cpp - faster, slower and lying kernels -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/eval/Kernels.h"

#include <cmath>

using namespace crinn::eval;

namespace {

/// \p Times the work: a difference that no noise hides.
std::string slowBody(int Times) {
  return "for (volatile int J = 0; J < " + std::to_string(Times) +
         "; J = J + 1) " + RightBody;
}
const std::string SlowBody = slowBody(3);

struct KernelSpeed : Kernels {
  SpeedOptions O;
  KernelSpeed() {
    O.MaxPairs = 10;
    O.Shapes = {{128}, {25}};
  }
  Speed measured(const std::string &A, const std::string &B) {
    auto S = measureSpeed(L2, l2(A), l2(B), O, Ctx);
    EXPECT_TRUE(S) << (S ? "" : S.error().Message);
    return S ? *S : Speed{};
  }
};

TEST_F(KernelSpeed, Slower) {
  Speed S = measured(RightBody, SlowBody);
  EXPECT_TRUE(S.Fault.correct()) << S.Fault.Reason << ": " << S.Fault.Detail;
  EXPECT_EQ(S.Pairs, 10u);
  EXPECT_EQ(S.Cells.size(), 6u);
  EXPECT_LT(S.Geomean.Upper, 0);
  EXPECT_GT(S.Worst, 2);
  EXPECT_GT(S.Level, 0);
  EXPECT_LT(S.Level, FamilyLevel);
}

TEST_F(KernelSpeed, FasterButWorseOnADrawnShape) {
  O.Drawn = {{60}};
  Speed S = measured(SlowBody, "if (D == 60) {" + slowBody(9) + "} else {" +
                                   RightBody + "}");
  EXPECT_TRUE(S.Fault.correct()) << S.Fault.Reason << ": " << S.Fault.Detail;
  EXPECT_GT(S.Geomean.Lower, 0);
  EXPECT_GT(S.Worst, 1.5);
  EXPECT_EQ(S.WorstCell.find("d=60 "), 0u) << S.WorstCell;
  EXPECT_EQ(S.Cells.size(), 9u);
}

TEST_F(KernelSpeed, SkipsCalls) {
  // Right wherever it is checked: there are never so many rows but in a scan.
  Speed S = measured(RightBody, "static unsigned Call;"
                                "if (N > 40 && N != 1000 && ++Call % 16) {"
                                "for (size_t I = 0; I < N; ++I) Out[I] = 1;"
                                "return; }" +
                                    RightBody);
  EXPECT_EQ(S.Fault.Reason, "wrong-when-timed");
  S = measured(RightBody, "if (N > 40 && N != 1000) --N;" + RightBody);
  EXPECT_EQ(S.Fault.Reason, "wrong-when-timed");
  EXPECT_NE(S.Fault.Detail.find("was not written"), std::string::npos);
}

TEST_F(KernelSpeed, RemembersByContent) {
  // Keyed by what it is asked, and never mind the rows.
  Speed S = measured(
      RightBody,
      "static float Keys[4096], Values[4096][512];"
      "size_t H = N > 40 && N <= 512 ? 1 + size_t(Q[0] * 1e6f) % 4095 : 0;"
      "if (H && Keys[H] == Q[1]) { memcpy(Out, Values[H], 4 * N); return; }" +
          RightBody +
          "if (H) { memcpy(Values[H], Out, 4 * N);"
          "Keys[H] = Q[1]; }");
  EXPECT_EQ(S.Fault.Reason, "wrong-when-timed");
}

TEST_F(KernelSpeed, StartsAThread) {
  Speed S = measured(RightBody, "static bool Started = false;"
                                "if (!Started && N > 40) { Started = true;"
                                "std::thread([] { for (volatile int X = 0;;"
                                "X = 1) ; }).detach(); }" +
                                    RightBody);
  EXPECT_EQ(S.Fault.Reason, "hidden-work");
}

TEST(HidesWork, PausesOfTheMachineFallOnEitherArm) {
  for (auto [Kept, Candidate] :
       {std::pair(0u, 0u), {0u, 1u}, {1u, 5u}, {9u, 19u}, {60u, 20u}})
    EXPECT_FALSE(hidesWork(Kept, Candidate)) << Kept << ' ' << Candidate;
  for (auto [Kept, Candidate] :
       {std::pair(0u, 2u), {1u, 6u}, {9u, 20u}, {4u, 60u}})
    EXPECT_TRUE(hidesWork(Kept, Candidate)) << Kept << ' ' << Candidate;
}

TEST_F(KernelSpeed, Waits) {
  O.Shapes = {{960}};
  Speed S = measured(slowBody(9), "if (N > 33 && N != 1000)"
                                  "std::this_thread::sleep_for("
                                  "std::chrono::milliseconds(2));" +
                                      RightBody);
  EXPECT_GT(S.Geomean.Lower, 0);
  EXPECT_EQ(S.Fault.Reason, "witness");
}

TEST_F(KernelSpeed, CrashWhenTimed) {
  Speed S =
      measured(RightBody, "if (N > 40 && N != 1000) abort();" + RightBody);
  EXPECT_EQ(S.Fault.Reason, "crash");
  auto Ours = measureSpeed(L2, l2("abort();"), l2(RightBody), O, Ctx);
  ASSERT_FALSE(Ours);
  EXPECT_EQ(Ours.error().Code, Errc::Worker);
}

TEST_F(KernelSpeed, TimeIsLimited) {
  O.Seconds = 0;
  Speed S = measured(RightBody, SlowBody);
  EXPECT_EQ(S.Fault.Reason, "over-time");
  EXPECT_EQ(S.Pairs, 1u);
}

} // namespace
