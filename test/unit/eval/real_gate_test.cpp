//===- real_gate_test.cpp - what each class has to keep on real data ------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The data has 8 dimensions and the small index of the gate has all of its
/// rows, so that what depends on these shows nowhere else.
///
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Gates.h"
#include "eval/equivalence/Hardest.h"
#include "eval/equivalence/Replicates.h"
#include "eval/judge/Equivalence.h"
#include "test/unit/eval/Toy.h"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

using namespace crinn::eval;

namespace {

constexpr auto Exact = EquivalenceClass::Exact;
constexpr auto Recall = EquivalenceClass::Recall;
constexpr auto Curve = EquivalenceClass::Curve;

const std::string Begin = "    std::vector<std::pair<float, uint32_t>> Found;";
const char *const Rows = "  std::vector<float> Rows;";

struct RealGateTest : Toy {
  std::optional<Baseline> Base;
  RealGateTest() { Base.emplace(*prepared()); }

  GateResult asked(const Variant &V) {
    auto B = buildVariant(*Base, V, Ctx);
    EXPECT_TRUE(B) << B.error().Message;
    auto G = realGate({*Base, V, Base->Binary, *B, 1}, Ctx);
    EXPECT_TRUE(G) << G.error().Message;
    return G ? *G : GateResult();
  }

  void expect(const std::string &Reason, EquivalenceClass Class,
              const std::string &From, const std::string &To,
              const std::string &Says = "") {
    GateResult G = asked(edited(From, To, Class));
    EXPECT_EQ(G.Gate, "real");
    EXPECT_EQ(G.Reason, Reason) << G.Detail;
    EXPECT_EQ(G.Passed, Reason.empty()) << G.Detail;
    EXPECT_NE(G.Detail.find(Says), std::string::npos) << G.Detail;
  }
};

TEST_F(RealGateTest, SameAnswersPassInEveryClass) {
  for (auto Class : {Exact, Recall, Curve})
    expect("", Class, Begin, Begin + "\n    Found.reserve(N);");
}

TEST_F(RealGateTest, ExactIdsAtEveryEf) {
  const uint32_t Ef = Base->Grid[Base->Grid.size() / 2].Ef;
  expect("ids-differ", Exact, Begin,
         fmt::format("    Ef -= Ef == {} && D == 8;\n{}", Ef, Begin),
         fmt::format("ef {}", Ef));
}

TEST_F(RealGateTest, ExactDistances) {
  expect("distances-differ", Exact, "= Found[I].first;",
         "= Found[I].first * (D == 8 ? 1.0000002f : 1);", "real");
}

TEST_F(RealGateTest, ExactUpToRounding) {
  Variant V = edited("float Sum = 0;", "double Sum = 0;");
  EXPECT_EQ(asked(V).Reason, "distances-differ");
  V.UpToRounding = true;
  GateResult G = asked(V);
  EXPECT_TRUE(G.Passed) << G.Detail;
  EXPECT_LE(G.Figures["recall"]["lower"], 0);
}

TEST_F(RealGateTest, RoundingMovesRecallNeitherWay) {
  Variant V = edited(Begin, "    Ef -= D == 8;\n" + Begin);
  V.UpToRounding = true;
  EXPECT_EQ(asked(V).Reason, "ids-differ");
}

TEST_F(RealGateTest, WiderSearchIsNotRemembered) {
  expect("unstable", Exact, Begin,
         "    static size_t Widest; Widest = std::max(Widest, Ef);\n"
         "    Ef += Widest > Ef && D == 8;\n" +
             Begin);
}

TEST_F(RealGateTest, BuildsTheSameIndex) {
  expect("index-differs", Exact, Rows,
         "  struct Bent : std::vector<float> {\n"
         "    void assign(const float *A, const float *B) {\n"
         "      vector::assign(A, B);\n      front() += 1;\n    }\n  };\n"
         "  Bent Rows;",
         "reaches construction");
}

TEST_F(RealGateTest, LeavesTheFrozenIndexAlone) {
  const char *Reordering = "  struct Bent : std::vector<float> {\n"
                           "    void resize(size_t N) {\n"
                           "      vector::resize(N);\n      Loaded = true;\n"
                           "    }\n    float *data() {\n"
                           "      return vector::data();\n    }\n"
                           "    const float *data() const {\n"
                           "      static std::vector<float> Copy;\n"
                           "      if (!Loaded || Searching)\n"
                           "        return vector::data();\n"
                           "      Copy = *this;\n      Copy[0] += 1;\n"
                           "      return Copy.data();\n    }\n"
                           "    bool Loaded = false;\n"
                           "    mutable bool Searching = false;\n  };\n"
                           "  Bent Rows;";
  for (auto Class : {Exact, Recall, Curve})
    expect("index-differs", Class, Rows, Reordering, "saving the loaded");
  Variant V = edited(Rows, Reordering);
  auto B = buildVariant(*Base, V, Ctx);
  ASSERT_TRUE(B);
  auto E = checkFrozen(*Base, *B, Ctx);
  ASSERT_TRUE(E);
  EXPECT_FALSE(E->Holds);
  EXPECT_EQ(E->Reason, "construction");
}

TEST_F(RealGateTest, RecallMayNotFall) {
  expect("recall-fell", Recall, Begin, "    Ef -= D == 8;\n" + Begin);
  // For few queries: all that gain would widen what is known of the hardest.
  expect("", Recall, Begin, "    Ef += D == 8 && Query[0] < 0.2f;\n" + Begin);
}

TEST_F(RealGateTest, HardestQueriesMayNotPayForTheOthers) {
  std::string Values;
  for (uint32_t I : hardest(*Base->Data, Base->Split.Gate))
    Values +=
        fmt::format("{:a}f,", Base->Data->Queries.row(Base->Split.Gate[I])[0]);
  expect("recall-fell", Recall, Begin,
         "    bool Hard = false;\n    for (float X : {" + Values +
             "})\n      Hard |= Query[0] == X;\n"
             "    if (D == 8) Ef = Hard ? Ef - 5 : Ef + 3;\n" +
             Begin,
         "on the hardest");
}

TEST_F(RealGateTest, RecallNeedsSoundAnswers) {
  expect("wrong-distance", Recall, "= Found[I].first;",
         "= Found[I].first * (D == 8 ? 1.001f : 1);");
  expect("unstable", Recall, Begin,
         "    static size_t Widest; Widest = std::max(Widest, Ef);\n"
         "    Ef += D == 8 && Widest > Ef;\n" +
             Begin);
  expect("id-twice", Recall, "Ids[I] = Found[I].second;",
         "Ids[I] = Found[D == 8 && I == 1 ? 0 : I].second;");
}

TEST_F(RealGateTest, PowerIsPrinted) {
  GateResult G =
      asked(edited(Begin, Begin + "\n    Found.reserve(N);", Recall));
  EXPECT_GT(G.Figures["recall"]["detectable_loss"], 0);
  EXPECT_GT(G.Figures["recall"]["passes_if_equal"], 0.9);
  EXPECT_EQ(G.Figures["recall"]["delta"], 0.002);
  EXPECT_NE(G.Detail.find("nine runs of ten"), std::string::npos);
}

TEST_F(RealGateTest, ConstructionIsBuiltThreeTimes) {
  Variant V = edited(Begin, Begin + "\n    Found.reserve(N);", Recall);
  V.Modules = {"construction"};
  EXPECT_TRUE(buildsItsOwn(V));
  GateResult G = asked(V);
  EXPECT_TRUE(G.Passed) << G.Detail;
  ASSERT_EQ(G.Figures["builds"].size(), ReplicateCount);
  const nlohmann::json &First = G.Figures["builds"][0];
  EXPECT_GT(First["candidate"]["build_cpu_seconds"], 0);
  EXPECT_GT(First["candidate"]["peak_bytes"], 0);
  EXPECT_EQ(First["candidate"]["index_sha256"],
            First["baseline"]["index_sha256"]);
  EXPECT_NE(First["baseline"]["index_sha256"],
            G.Figures["builds"][1]["baseline"]["index_sha256"]);
}

TEST_F(RealGateTest, GraphOfItsOwnIsHeldToTheRules) {
  for (auto Class : {Recall, Curve}) {
    // Every twentieth row is built somewhere else.
    Variant V = edited(Rows,
                       "  struct Bent : std::vector<float> {\n"
                       "    void assign(const float *A, const float *B) {\n"
                       "      vector::assign(A, B);\n"
                       "      for (size_t I = 0; I < size(); I += 160)\n"
                       "        (*this)[I] += 0.5f;\n    }\n  };\n"
                       "  Bent Rows;",
                       Class);
    V.Modules = {"construction"};
    EXPECT_EQ(asked(V).Reason, "wrong-distance");
    // Not claimed, and found.
    V.Modules = {"search"};
    EXPECT_EQ(asked(V).Reason, "index-differs");
  }
}

TEST_F(RealGateTest, GraphOfItsOwnMayNotLoseRecall) {
  Variant V = edited(Begin, "    Ef -= D == 8;\n" + Begin, Recall);
  V.Modules = {"construction"};
  EXPECT_EQ(asked(V).Reason, "recall-fell");
}

TEST_F(RealGateTest, ReplicatesAreKeptAndDropped) {
  auto First = replicates(*Base, Base->Binary, "baseline", Ctx);
  ASSERT_TRUE(First) << First.error().Message;
  ASSERT_EQ(First->size(), ReplicateCount);
  EXPECT_GT((*First)[0].IndexBytes, 0u);
  auto Again = replicates(*Base, Base->Binary, "baseline", Ctx);
  ASSERT_TRUE(Again);
  EXPECT_EQ((*First)[2].BuildCpu, (*Again)[2].BuildCpu) << "built again";
  ASSERT_TRUE(writeFile((*First)[2].IndexPath, "touched"));
  auto Repaired = replicates(*Base, Base->Binary, "baseline", Ctx);
  ASSERT_TRUE(Repaired);
  EXPECT_EQ((*First)[2].IndexHash, (*Repaired)[2].IndexHash);
  dropReplicates(*Base, Base->Binary);
  EXPECT_FALSE(std::filesystem::exists((*First)[0].IndexPath));
}

TEST_F(RealGateTest, CurveMayReadEfOtherwise) {
  expect("", Curve, "I * 37u % 100 < Ef", "I * 37u % 100 < Ef + 3");
  expect("recall-end-fell", Curve, "I * 37u % 100 < Ef",
         "I * 37u % 100 < std::min<size_t>(Ef, 99)");
}

TEST_F(RealGateTest, CurveNeedsSoundAnswers) {
  expect("unsorted", Curve,
         "      Ids[I] = Found[I].second;\n      Distances[I] =",
         "      Ids[K - 1 - I] = Found[I].second;\n"
         "      Distances[K - 1 - I] =");
}

} // namespace
