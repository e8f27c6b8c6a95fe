//===- battery_test.cpp - each rule of the battery finds its mutant -------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Every candidate here breaks one rule and no other, in the class where only
/// that rule can find it; and honest ones pass.
///
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Gates.h"
#include "test/unit/eval/Toy.h"

using namespace crinn::eval;

namespace {

constexpr auto Exact = EquivalenceClass::Exact;
constexpr auto Recall = EquivalenceClass::Recall;
constexpr auto Curve = EquivalenceClass::Curve;

/// Replacements in one file of the library.
using Edits = std::vector<std::pair<std::string, std::string>>;

struct BatteryTest : Toy {
  /// The toy with \p Edits in lib/scan.h (or \p File), compiled; the battery
  /// looks at no index and no data of the target.
  Build built(const Edits &E, const std::string &File = "lib/scan.h") {
    static unsigned Serial = 0;
    const std::string Root = Dir.path() + "/b" + std::to_string(++Serial);
    Tree Tr = *materialise(T, Root);
    std::string Text = *readFile(Root + "/" + File);
    for (const auto &[From, To] : E) {
      size_t At = Text.find(From);
      EXPECT_NE(At, std::string::npos) << From;
      Text.replace(At, From.size(), To);
    }
    EXPECT_TRUE(writeFile(Root + "/" + File, Text));
    auto B = compile(T, Tr, Ctx);
    EXPECT_TRUE(B) << B.error().Message;
    return *B;
  }

  GateResult asked(const Build &A, const Build &B, EquivalenceClass Class,
                   bool UpToRounding = false, uint64_t Seed = 1) {
    Baseline Base;
    Base.T = T;
    Base.Data = toyData();
    Base.WorkDir = Dir.path();
    Variant V;
    V.Class = Class;
    V.UpToRounding = UpToRounding;
    auto G = batteryGate({Base, V, A, B, Seed}, Ctx);
    EXPECT_TRUE(G) << G.error().Message;
    return G ? *G : GateResult();
  }

  void expect(const std::string &Reason, EquivalenceClass Class,
              const Edits &E) {
    GateResult G = asked(built({}), built(E), Class);
    EXPECT_EQ(G.Reason, Reason) << G.Detail;
    EXPECT_EQ(G.Passed, Reason.empty()) << G.Detail;
  }
};

TEST_F(BatteryTest, SameAnswersInOtherWordsPassInEveryClass) {
  for (auto Class : {Exact, Recall, Curve})
    expect("", Class,
           {{"for (uint32_t I = 0; I < N; ++I)",
             "Found.reserve(N);\n    for (uint32_t I = 0; I < N; ++I)"}});
}

// Rules on the ids, in a class that may answer what it likes.

TEST_F(BatteryTest, IdsAreInRange) {
  expect("id-out-of-range", Recall,
         {{"Ids[I] = Found[I].second;",
           "Ids[I] = Found[I].second + (I == 9 ? N : 0);"}});
}

TEST_F(BatteryTest, WhatIsNotWrittenIsNotAnswered) {
  // The answers of the batch before are gone from where they were.
  expect("id-out-of-range", Recall,
         {{"for (size_t I = 0; I < K; ++I) {",
           "for (size_t I = 0; I < K && Query[0] >= 0; ++I) {"}});
}

TEST_F(BatteryTest, NoIdTwice) {
  expect("id-twice", Recall,
         {{"Ids[I] = Found[I].second;",
           "Ids[I] = Found[I == 4 ? 3 : I].second;"}});
}

TEST_F(BatteryTest, AllAreFound) {
  expect("too-few", Recall,
         {{"    std::partial_sort", "    if (K == 100) --K;\n"
                                    "    std::partial_sort"}});
  expect("too-few", Recall, {{"return K;", "return K + (N < K + 3);"}});
}

// Rules on the distances.

TEST_F(BatteryTest, DistancesAreThoseOfTheRows) {
  for (const char *Wrong :
       {"Found[I].first * 1.0001f", "std::sqrt(Found[I].first)",
        "I == 50 ? Found[49].first : Found[I].first", "0"})
    expect("wrong-distance", Recall,
           {{"#include <algorithm>", "#include <algorithm>\n#include <cmath>"},
            {"= Found[I].first;", std::string("= ") + Wrong + ";"}});
}

TEST_F(BatteryTest, LowerPrecisionIsAWrongDistance) {
  expect("wrong-distance", Recall,
         {{"Sum += (A[I] - B[I]) * (A[I] - B[I]);",
           "Sum += float(_Float16(A[I] - B[I])) * (A[I] - B[I]);"}});
}

TEST_F(BatteryTest, UnitIsThatOfTheBaseline) {
  const Edits Root = {
      {"#include <algorithm>", "#include <algorithm>\n#include <cmath>"},
      {"= Found[I].first;", "= std::sqrt(Found[I].first);"}};
  Build A = built(Root), B = built({});
  EXPECT_EQ(asked(A, B, Recall).Reason, "wrong-distance");
  EXPECT_EQ(asked(A, A, Recall).Reason, "");
}

TEST_F(BatteryTest, UnknownUnitIsAMonotoneMap) {
  const Edits Tripled = {{"= Found[I].first;", "= 3 * Found[I].first + 7;"}};
  Build A = built(Tripled), B = built({});
  EXPECT_EQ(asked(A, A, Recall).Reason, "");
  EXPECT_EQ(asked(A, B, Recall).Reason, "wrong-distance");
}

TEST_F(BatteryTest, NearestFirst) {
  expect("unsorted", Recall,
         {{"      Ids[I] = Found[I].second;\n      Distances[I] =",
           "      Ids[K - 1 - I] = Found[I].second;\n      "
           "Distances[K - 1 - I] ="}});
}

TEST_F(BatteryTest, OrderIsNotHiddenInEqualDistances) {
  const std::pair<std::string, std::string> Coarse = {
      "= Found[I].first;", "= std::floor(Found[I].first / 64);"};
  const std::pair<std::string, std::string> Include = {
      "#include <algorithm>", "#include <algorithm>\n#include <cmath>"};
  Build A = built({Include, Coarse});
  Build B = built({Include,
                   {"Found.emplace_back(distance(Query, Rows.data() + I * D)",
                    "Found.emplace_back(64 * std::floor(distance(Query, "
                    "Rows.data() + I * D) / 64)"},
                   Coarse});
  EXPECT_EQ(asked(A, B, Recall).Reason, "inversions");
  EXPECT_EQ(asked(A, A, Recall).Reason, "");
}

// Class exact.

TEST_F(BatteryTest, OtherIdsAreNotExact) {
  expect("ids-differ", Exact, {{"I * 37u % 100 < Ef", "I * 41u % 100 < Ef"}});
  expect("", Recall, {{"I * 37u % 100 < Ef", "I * 41u % 100 < Ef"}});
}

TEST_F(BatteryTest, AShapeThatNobodyWroteDown) {
  const Edits Shaped = {
      {"std::vector<std::pair<float, uint32_t>> Found;",
       "std::vector<std::pair<float, uint32_t>> Found;\n"
       "    for (size_t Known : {1, 4, 5, 16, 20, 24, 25, 31, 33, 40, 65, 100,"
       " 128, 256})\n      if (D == Known) Ef += 100;\n"
       "    Ef = Ef >= 100 ? Ef - 100 : Ef - 1;"}};
  Build A = built({}), B = built(Shaped);
  for (uint64_t Seed : {1, 2, 3}) {
    GateResult G = asked(A, B, Exact, false, Seed);
    EXPECT_FALSE(G.Passed);
    EXPECT_NE(G.Detail.find("drawn-"), std::string::npos) << G.Detail;
  }
}

const Edits InDouble = {{"float Sum = 0;", "double Sum = 0;"},
                        {"return Sum;", "return float(Sum);"}};

TEST_F(BatteryTest, RoundingHasToBeDeclared) {
  Build A = built({}), B = built(InDouble);
  GateResult G = asked(A, B, Exact);
  EXPECT_EQ(G.Reason, "distances-differ") << G.Detail;
  EXPECT_EQ(asked(A, B, Exact, true).Reason, "");
}

TEST_F(BatteryTest, RoundingIsBounded) {
  // Small integers keep their bits.
  const char *Blunt = "auto Cut = [](float X) { return "
                      "std::nearbyint(X * 16384) / 16384; };\n"
                      "    float Sum = 0;";
  GateResult G = asked(
      built({}),
      built({{"#include <algorithm>", "#include <algorithm>\n#include <cmath>"},
             {"float Sum = 0;", Blunt},
             {"Sum += (A[I] - B[I]) * (A[I] - B[I]);",
              "Sum += Cut(A[I] - B[I]) * Cut(A[I] - B[I]);"}}),
      Exact, true);
  EXPECT_EQ(G.Reason, "distances-differ") << G.Detail;
}

TEST_F(BatteryTest, RoundingChangesFewIds) {
  // One query in fifty, with real coordinates, looks at fewer rows.
  const char *Fewer =
      "uint32_t Bits;\n    __builtin_memcpy(&Bits, Query, 4);\n"
      "    if (K == 10 && Bits * 2654435761u >> 24 < 5 && Query[0] != "
      "int(Query[0]))\n"
      "      Ef -= 1;\n    std::vector<std::pair<float, uint32_t>> Found;";
  GateResult G =
      asked(built({}),
            built({{"std::vector<std::pair<float, uint32_t>> Found;", Fewer}}),
            Exact, true);
  EXPECT_EQ(G.Reason, "ids-differ") << G.Detail;
  EXPECT_EQ(G.Figures.count("answers"), 1u) << "pooled, not at the first";
}

TEST_F(BatteryTest, RoundingLeavesIntegersAlone) {
  GateResult G =
      asked(built({}), built({{"return Sum;", "return Sum * 1.0000002f;"}}),
            Exact, true);
  EXPECT_EQ(G.Reason, "distances-differ") << G.Detail;
}

TEST_F(BatteryTest, AShapeThatIsNotServedLosesItsRecall) {
  const Edits Few = {{"    std::vector<std::pair<float, uint32_t>> Found;",
                      "    if (D == 33 && K == 10) Ef /= 2;\n"
                      "    std::vector<std::pair<float, uint32_t>> Found;"}};
  expect("recall-fell", Recall, Few);
  expect("recall-fell", Curve, Few);
}

// Stability.

TEST_F(BatteryTest, TheSameAnswerEveryTime) {
  const std::string Before =
      "    std::vector<std::pair<float, uint32_t>> Found;";
  for (const char *State :
       {// At another place of the batch.
        "    static size_t Turn; Ef -= K == 10 && ++Turn % 7 == 0;\n",
        // After many others.
        "    static size_t Asked; Ef -= K == 10 && ++Asked > 9000;\n",
        // What the process was asked first.
        "    static const size_t First = Ef; Ef -= K == 10 && First > Ef;\n"})
    expect("unstable", Recall, {{Before, State + Before}});
}

TEST_F(BatteryTest, BetterAnswersAreNotKept) {
  expect("unstable", Recall,
         {{"#include <algorithm>", "#include <algorithm>\n#include <map>"},
          {"    std::vector<std::pair<float, uint32_t>> Found;",
           "    static std::map<std::vector<float>, size_t> Widest;\n"
           "    size_t &Known = Widest[{Query, Query + D}];\n"
           "    Ef = Known = std::max(Known, Ef);\n"
           "    std::vector<std::pair<float, uint32_t>> Found;"}});
}

TEST_F(BatteryTest, UnstableAsTheBaselineIs) {
  Build A =
      built({{"    std::vector<std::pair<float, uint32_t>> Found;",
              "    static size_t Turn; Ef -= K == 10 && ++Turn % 7 == 0;\n"
              "    std::vector<std::pair<float, uint32_t>> Found;"}});
  EXPECT_EQ(asked(A, A, Recall).Reason, "");
}

// Odd questions.

const std::string Begin = "    std::vector<std::pair<float, uint32_t>> Found;";
const char *const RefuseNan =
    "    for (size_t I = 0; I < D; ++I) if (Query[I] != Query[I]) return -1;\n";

TEST_F(BatteryTest, NanIsRefusedWhereTheBaselineRefusesIt) {
  Build Plain = built({}), Refuses = built({{Begin, RefuseNan + Begin}});
  EXPECT_EQ(asked(Refuses, Plain, Exact).Reason, "nan-accepted");
  EXPECT_EQ(asked(Refuses, Refuses, Exact).Reason, "");
  EXPECT_EQ(asked(Plain, Refuses, Exact).Reason, "candidate-worker");
}

TEST_F(BatteryTest, NanLeavesNothingBehind) {
  expect("unstable", Exact,
         {{Begin, "    static bool Seen; Seen |= Query[0] != Query[0];\n"
                  "    Ef -= Seen;\n" +
                      Begin}});
}

TEST_F(BatteryTest, CrashOnNan) {
  const std::string Trap =
      "    for (size_t I = 0; I < D; ++I)\n"
      "      if (Query[I] != Query[I]) __builtin_trap();\n" +
      Begin;
  Build Plain = built({}), Traps = built({{Begin, Trap}}),
        Refuses = built({{Begin, RefuseNan + Begin}});
  EXPECT_EQ(asked(Plain, Traps, Curve).Reason, "candidate-worker");
  EXPECT_EQ(asked(Refuses, Traps, Curve).Reason, "candidate-worker");
  EXPECT_EQ(asked(Traps, Plain, Curve).Reason, "");
}

TEST_F(BatteryTest, NoRows) {
  Build Plain = built({}),
        Traps = built({{Begin, "    if (N == 0) __builtin_trap();\n" + Begin}}),
        Refuses = built({{Begin, "    if (N == 0) return -1;\n" + Begin}});
  EXPECT_EQ(asked(Plain, Traps, Curve).Reason, "candidate-worker");
  EXPECT_EQ(asked(Refuses, Traps, Curve).Reason, "candidate-worker");
  EXPECT_EQ(asked(Refuses, Plain, Curve).Reason, "counts-differ");
  EXPECT_EQ(asked(Plain, Refuses, Curve).Reason, "candidate-worker");
  EXPECT_EQ(asked(Traps, Plain, Curve).Reason, "");
}

TEST_F(BatteryTest, OneRowAndOneDimension) {
  expect("candidate-worker", Curve,
         {{Begin, "    if (N == 1) __builtin_trap();\n" + Begin}});
  expect("candidate-worker", Curve,
         {{Begin, "    if (D == 1) __builtin_trap();\n" + Begin}});
}

TEST_F(BatteryTest, TargetThatAnswersNothing) {
  Build Mute = built({{Begin, "    if (N) return -1;\n" + Begin}});
  EXPECT_EQ(asked(Mute, Mute, Exact).Reason, "battery-refused");
}

// Optional parts.

struct PartsTest : BatteryTest {
  PartsTest() { T.Adapter = CRINN_TOY_DIR "/parts_adapter.cpp"; }

  void expectPart(const std::string &Reason, const char *In,
                  EquivalenceClass Class, const Edits &E) {
    GateResult G = asked(built({}), built(E, "lib/parts.h"), Class);
    EXPECT_EQ(G.Reason, Reason) << G.Detail;
    EXPECT_NE(G.Detail.find(In), std::string::npos) << G.Detail;
  }
};

TEST_F(PartsTest, HonestOnesPass) {
  expectPart(
      "", "", Exact,
      {{"std::vector<std::thread> Others;", "std::vector<std::thread> Others;\n"
                                            "    Others.reserve(Threads);"}});
}

TEST_F(PartsTest, BatchAnswersAsSingleQueriesDo) {
  expectPart("batch-differs", "1 thread ", Recall,
             {{"K, Ef, [](uint32_t) { return true; }, Ids + I * K,",
               "K, Ef - 1, [](uint32_t) { return true; }, Ids + I * K,"}});
  expectPart("batch-differs", "2 threads", Recall,
             {{"K, Ef, [](uint32_t) { return true; }, Ids + I * K,",
               "K, Ef - First, [](uint32_t) { return true; }, Ids + I * K,"}});
  expectPart("batch-differs", "at k 100", Recall,
             {{"K, Ef, [](uint32_t) { return true; }, Ids + I * K,",
               "K, Ef - (K > 50), [](uint32_t) { return true; }, Ids + I * "
               "K,"}});
}

TEST_F(PartsTest, FilterIsObeyed) {
  expectPart("id-out-of-range", "filtered search", Recall,
             {{"if (Allows(Id[I])", "if ((Allows(Id[I]) || Id[I] % 5 == 0)"}});
  expectPart("ids-differ", "filtered search", Exact,
             {{"if (Allows(Id[I])", "if (Allows(Id[I]) && (Id[I] % 50 || "
                                    "Allows(Id[I] + 1))"}});
}

TEST_F(PartsTest, RemovedRowsStayAway) {
  expectPart(
      "id-out-of-range", "removal", Recall,
      {{"!Removed.count(Id[I])", "(Id[I] % 5 == 0 || !Removed.count(Id[I]))"}});
}

TEST_F(PartsTest, InsertedRowsAreThoseThatCame) {
  expectPart("wrong-distance", "insertion", Recall,
             {{"    ++N;", "    Rows.back() += 1;\n    ++N;"}});
  expectPart("ids-differ", "insertion", Exact,
             {{"    ++N;", "    Rows.back() += 1;\n    ++N;"}});
}

} // namespace
