//===- gates_test.cpp - what novelty and symbols let pass -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Code.h"
#include "eval/judge/gates/Novelty.h"
#include "eval/target/Tokens.h"
#include "test/unit/eval/Arms.h"

using namespace crinn::eval;

namespace {

struct NoveltyTest : Arms {};

TEST(TokensTest, LayoutDoesNotCount) {
  EXPECT_EQ(tokenFacts("# 1 \"a.h\"\nint  f( )\n{}").Hash,
            tokenFacts("int f()\n\n{\n}\n").Hash);
}

TEST(TokensTest, BordersOfTokensCount) {
  EXPECT_NE(tokenFacts("a + +b").Hash, tokenFacts("a ++b").Hash);
  EXPECT_NE(tokenFacts("\"a b\"").Hash, tokenFacts("\"a  b\"").Hash);
  EXPECT_NE(tokenFacts("R\"(a \" b)\" c").Hash,
            tokenFacts("R\"(a \"  b)\" c").Hash);
  EXPECT_EQ(tokens("1'000 'x' 1e+5 a->b").size(), 6u);
}

TEST(TokensTest, WatchesAssembly) {
  TokenFacts F = tokenFacts(
      "int f() { asm volatile(\"nop\" ::: \"memory\"); return (0); }");
  ASSERT_EQ(F.Watched.size(), 1u);
  EXPECT_EQ(*F.Watched.begin(), "asm volatile ( \"nop\" :: : \"memory\" )");
}

TEST_F(NoveltyTest, OtherCommentsAreTheSameProgram) {
  // Three lines more above an assert, whose line is part of the code.
  GateResult G = added(noveltyGate, "// Another\n//   comment.\n");
  EXPECT_FALSE(G.Passed);
  EXPECT_EQ(G.Reason, "same-program");
}

TEST_F(NoveltyTest, RenamedVariableIsTheSameCode) {
  GateResult G = asked(noveltyGate,
                       "    float Sum = 0;\n"
                       "    for (size_t I = 0; I < D; ++I)\n"
                       "      Sum += (A[I] - B[I]) * (A[I] - B[I]);\n"
                       "    return Sum;",
                       "    float All = 0;\n"
                       "    for (size_t I = 0; I < D; ++I)\n"
                       "      All += (A[I] - B[I]) * (A[I] - B[I]);\n"
                       "    return All;");
  EXPECT_FALSE(G.Passed);
  EXPECT_EQ(G.Reason, "same-code");
}

TEST_F(NoveltyTest, OtherSpellingIsTheSameCode) {
  GateResult G = asked(noveltyGate,
                       "bool remove(uint32_t Id) { return "
                       "Rows.erase(Id) == 1; }",
                       "bool remove(uint32_t Id) { return 1 == "
                       "Rows.erase(Id); }");
  EXPECT_EQ(G.Reason, "same-code");
}

TEST_F(NoveltyTest, OtherCodeAndOtherDataPass) {
  EXPECT_TRUE(asked(noveltyGate, "float Sum = 0;", "float Sum = D;").Passed);
  EXPECT_TRUE(asked(noveltyGate, "float Sum = 0;", "float Sum = 0.5f;").Passed);
  EXPECT_TRUE(asked(noveltyGate, "B.size() == D", "B.size() <= D").Passed);
}

TEST_F(NoveltyTest, DebugInformationIsNoCode) {
  Build Plain = Base.Binary;
  Base.T.CxxFlags.push_back("-g");
  auto Debug = compile(Base.T, Base.Sources, Ctx);
  ASSERT_TRUE(Debug);
  EXPECT_NE(Plain.Objects, Debug->Objects);
  EXPECT_EQ(*codeHash(Plain), *codeHash(*Debug));
  Debug->LdFlags.push_back("-lm");
  EXPECT_NE(*codeHash(Plain), *codeHash(*Debug));
}

} // namespace
