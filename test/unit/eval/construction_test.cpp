//===- construction_test.cpp - what building an index may cost --*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Construction.h"
#include "test/unit/eval/Toy.h"

#include <optional>

using namespace crinn::eval;

namespace {

/// What building may cost a candidate that reaches construction.
struct ConstructionTest : Toy {
  std::optional<Baseline> Base;
  ConstructionTest() {
    static TempDir Shared = *TempDir::create(); // compiled once for all tests
    Ctx.CacheDir = Shared.path();
    Base.emplace(*prepared());
  }

  /// \p Assign: what the index does with the N rows of D numbers from A to B.
  GateResult asked(const std::string &Assign,
                   std::vector<std::string> Modules = {"construction"},
                   EquivalenceClass Class = EquivalenceClass::Recall) {
    Variant V = edited("  std::vector<float> Rows;",
                       "  struct Own : std::vector<float> {\n"
                       "    void assign(const float *A, const float *B) {\n" +
                           Assign + "    }\n  };\n  Own Rows;",
                       Class);
    V.Modules = std::move(Modules);
    auto B = buildVariant(*Base, V, Ctx);
    EXPECT_TRUE(B) << B.error().Message;
    auto G = constructionGate({*Base, V, Base->Binary, *B, 1}, Ctx);
    EXPECT_TRUE(G) << G.error().Message;
    return G ? *G : GateResult();
  }
};

/// Three tenths of a second and more, where the toy takes a thousandth.
const char *const Slow = "      vector::assign(A, B);\n"
                         "      for (volatile int I = 0; I < 400000000;)\n"
                         "        I = I + 1;\n";
const char *const Twice = "      vector::assign(A, B);\n"
                          "      insert(end(), A, B);\n";

TEST_F(ConstructionTest, AnEqualIndexPasses) {
  GateResult G = asked("      vector::assign(A, B);\n");
  EXPECT_TRUE(G.Passed) << G.Reason << ": " << G.Detail;
  EXPECT_NE(G.Detail.find("index 1.00 times"), std::string::npos) << G.Detail;
}

TEST_F(ConstructionTest, ABiggerIndexIsRefused) {
  GateResult G = asked(Twice);
  EXPECT_FALSE(G.Passed);
  EXPECT_EQ(G.Reason, "bound-index") << G.Detail;
  EXPECT_NE(G.Detail.find("2.00 times"), std::string::npos) << G.Detail;
  Base->T.Bounds.Index = 2.5;
  G = asked(Twice);
  EXPECT_TRUE(G.Passed) << G.Reason << ": " << G.Detail;
}

TEST_F(ConstructionTest, ASlowerBuildIsRefused) {
  GateResult G = asked(Slow);
  EXPECT_FALSE(G.Passed);
  EXPECT_EQ(G.Reason, "bound-build") << G.Detail;
}

TEST_F(ConstructionTest, ClassExactBuildsTheSameIndex) {
  EXPECT_EQ(asked(Twice, {"construction"}, EquivalenceClass::Exact).Reason,
            "index-differs");
}

TEST_F(ConstructionTest, OnlyWhoReachesConstructionIsAsked) {
  GateResult G = asked(Twice, {"search"});
  EXPECT_TRUE(G.Passed);
  EXPECT_EQ(G.Detail.find("not applicable"), 0u) << G.Detail;
}

} // namespace
