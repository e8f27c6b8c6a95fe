//===- judge_test.cpp - verdicts on edits with known effects ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Compare.h"
#include "eval/support/Recorder.h"
#include "test/unit/eval/Toy.h"

#include <algorithm>
#include <filesystem>

using namespace crinn::eval;

namespace {

/// The guards take minutes; test/unit/eval/guard_test.cpp has them.
struct GuardsPassed : Recorder {
  std::optional<nlohmann::json> recorded(std::string_view Key) override {
    if (Key == "gate/guard")
      return nlohmann::json{{"gate", "guard"}, {"passed", true}};
    return std::nullopt;
  }
  Status record(std::string_view, const nlohmann::json &) override {
    return success();
  }
};

struct JudgeTest : Toy {
  GuardsPassed Guards;
  CompareOptions Quick;
  JudgeTest() {
    Quick.MaxPairs = 10;
    Ctx.Records = &Guards;
  }

  Comparison judged(const Variant &V, const Variant *Against = nullptr) {
    auto B = prepared();
    EXPECT_TRUE(B) << B.error().Message;
    auto C = judge(*B, V, Quick, Ctx, Against);
    EXPECT_TRUE(C) << C.error().Message;
    return *C;
  }
};

TEST_F(JudgeTest, BaselineBracketsTheWindow) {
  auto B = prepared();
  ASSERT_TRUE(B);
  EXPECT_LT(B->Grid.front().Recall, 0.86);
  EXPECT_GT(B->Grid.back().Recall, 0.98);
  EXPECT_EQ(B->GateIds.size(), B->Grid.size());
}

TEST_F(JudgeTest, SecondPreparationTakesTheFrozenIndex) {
  auto A = prepared();
  ASSERT_TRUE(A);
  EXPECT_GT(A->BuildSeconds, 0);
  auto B = prepared();
  ASSERT_TRUE(B);
  EXPECT_EQ(B->BuildSeconds, A->BuildSeconds); // from the cache
  EXPECT_EQ(A->IndexHash, B->IndexHash);
  // An index that was touched is built again.
  ASSERT_TRUE(writeFile(B->IndexPath, "touched"));
  auto C = prepared();
  ASSERT_TRUE(C);
  EXPECT_GT(C->BuildSeconds, 0);
  EXPECT_EQ(A->IndexHash, C->IndexHash);
}

TEST_F(JudgeTest, TwiceTheWorkIsSlower) {
  Quick.MaxPairs = 20; // 10 decide, unless a busy machine spoils one of them
  Comparison C = judged(
      edited("Found.emplace_back(",
             "if (volatile float Again = distance(Query, Rows.data() + I * D); "
             "!(Again < 0)) Found.emplace_back("));
  EXPECT_EQ(C.Verdict, Verdict::Slower) << C.Detail;
  EXPECT_LT(C.Reward.Upper, 0);
}

/// Scans all rows \p Times times for nothing before each search.
std::string wasting(const std::string &Times) {
  return "    for (int Left = " + Times +
         "; Left > 0; --Left)\n"
         "      for (uint32_t I = 0; I < N; ++I)\n"
         "        if (volatile float Sum = distance(Query, Rows.data() + I * "
         "D);"
         " Sum < 0)\n"
         "          return 0;\n";
}

TEST_F(JudgeTest, ASlowFiftiethQueryIsTooSlow) {
  auto Base = prepared();
  ASSERT_TRUE(Base);
  // The timed queries whose first number is among the least, one of fifty.
  std::vector<float> First;
  for (uint32_t Q : Base->Split.Search)
    First.push_back(Base->Data->Queries.row(Q)[0]);
  std::sort(First.begin(), First.end());
  const std::string Most = std::to_string(First[First.size() / 50]);
  const std::string Begin =
      "    std::vector<std::pair<float, uint32_t>> Found;";
  auto A = buildVariant(*Base, edited(Begin, wasting("2") + Begin), Ctx);
  auto B = buildVariant(
      *Base,
      edited(Begin, wasting("Query[0] < " + Most + "f ? 20 : 0") + Begin), Ctx);
  ASSERT_TRUE(A && B);
  auto C = compare(*Base, *A, *B, Quick, Ctx);
  ASSERT_TRUE(C) << C.error().Message;
  EXPECT_GT(C->Reward.Lower, 0); // it is faster
  EXPECT_EQ(C->Reason, "bound-p99") << C->Detail;
}

TEST_F(JudgeTest, LessWorkIsFaster) {
  Quick.MaxPairs = 20;
  const Variant Twice =
      edited("Found.emplace_back(",
             "if (volatile float Again = distance(Query, Rows.data() + I * D); "
             "!(Again < 0)) Found.emplace_back(");
  Comparison C =
      judged(edited("    std::vector<std::pair<float, uint32_t>> Found;",
                    "    static std::vector<std::pair<float, "
                    "uint32_t>> Found;\n    Found.clear();"),
             &Twice);
  EXPECT_EQ(C.Verdict, Verdict::Faster) << C.Reason << ": " << C.Detail;
  EXPECT_GT(C.Reward.Lower, 0);
}

TEST_F(JudgeTest, SameProgramIsNotMeasured) {
  Comparison C = judged(edited("float Sum = 0;", "float Sum = 0; // zero"));
  EXPECT_EQ(C.Verdict, Verdict::Same);
  EXPECT_EQ(C.Reason, "same-program");
  EXPECT_EQ(C.Pairs, 0u);
}

TEST_F(JudgeTest, OtherIdsAreRefused) {
  Comparison C = judged(edited("I * 37u % 100 < Ef", "I * 41u % 100 < Ef"));
  EXPECT_EQ(C.Verdict, Verdict::Refused);
  EXPECT_EQ(C.Reason, "ids-differ");
  EXPECT_EQ(C.Detail.find("truth"), std::string::npos);
}

TEST_F(JudgeTest, OfTwoVariantsTheWeakerClaimHolds) {
  // Slower: what is faster would go on to the guards, which take minutes.
  Variant B = edited("Found.emplace_back(",
                     "if (volatile float Again = distance(Query, Rows.data() "
                     "+ I * D); !(Again < 0)) Found.emplace_back(");
  Variant A = edited("I * 37u % 100 < Ef", "I * 41u % 100 < Ef",
                     EquivalenceClass::Curve);
  Comparison C = judged(B, &A); // other ids than A's, as A has others than ours
  EXPECT_EQ(C.Class, EquivalenceClass::Curve);
  EXPECT_NE(C.Verdict, Verdict::Refused) << C.Reason << ": " << C.Detail;
  EXPECT_NE(C.Verdict, Verdict::Unjudged) << C.Reason << ": " << C.Detail;
}

TEST_F(JudgeTest, BuildsOfARefusedCandidateAreRemoved) {
  Variant V = edited("I * 37u % 100 < Ef", "I * 41u % 100 < Ef",
                     EquivalenceClass::Recall);
  V.Modules = {"construction"};
  Comparison C = judged(V);
  ASSERT_EQ(C.Gates.back().Gate, "real"); // it had builds of its own
  EXPECT_EQ(C.Verdict, Verdict::Refused);
  const std::filesystem::path Kept = prepared()->WorkDir + "/replicates";
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(Kept), {}), 1);
}

TEST_F(JudgeTest, OtherDistanceBitsAreRefused) {
  Comparison C = judged(edited("Distances[I] = Found[I].first;",
                               "Distances[I] = Found[I].first * 1.0000001f;"));
  EXPECT_EQ(C.Verdict, Verdict::Refused);
  EXPECT_EQ(C.Reason, "distances-differ");
}

TEST_F(JudgeTest, CandidateThatCrashesIsRefusedNotAnError) {
  Comparison C = judged(
      edited("float Sum = 0;", "float Sum = 0; if (D == 8) __builtin_trap();"));
  EXPECT_EQ(C.Verdict, Verdict::Refused);
  EXPECT_EQ(C.Reason, "candidate-worker");
}

TEST_F(JudgeTest, JsonSaysTheSame) {
  Comparison C = judged(edited("float Sum = 0;", "float Sum = 0.0f + 0;"));
  nlohmann::json J = toJson(C);
  EXPECT_EQ(J["format"], "crinn-comparison-1");
  EXPECT_EQ(J["reason"], C.Reason);
}

} // namespace
