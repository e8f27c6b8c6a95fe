//===- VerifyTest.cpp - what verification lets through --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Each case is an edit gone wrong in its own way; verification must name it.
///
//===----------------------------------------------------------------------===//

#include "passes/verify/Verify.h"
#include "test/unit/passes/ParsedText.h"

using namespace crinn::passes;

namespace {

const char *const Base = R"(
#define LIMIT 10
int helper(int X) { return X + 1; } // a comment
template <typename T> struct Index {
  T Factor = 2;
  T scale(T V) const { return V * Factor; }
  T twice(T V) const { return V + V; }
};
float use() { return Index<float>().scale(3) + helper(LIMIT); }
)";

std::string edited(llvm::StringRef From, llvm::StringRef To) {
  std::string Text = Base;
  size_t At = Text.find(From);
  EXPECT_NE(At, std::string::npos);
  return Text.replace(At, From.size(), To);
}

Evidence evidence(llvm::StringRef Text) {
  TextCodebase C(Text);
  Evidence E;
  Diagnostics D = C.parsed([&](ParsedUnit &U) { E = evidenceOf(U); });
  E.Said = std::move(D);
  return E;
}

std::string verdict(llvm::StringRef After, std::set<std::string> Functions,
                    ApplyOptions Options = {}) {
  llvm::Error E =
      verify({evidence(Base)}, {evidence(After)}, {Functions, {}}, Options);
  return E ? llvm::toString(std::move(E)) : "";
}

bool has(const std::string &Text, llvm::StringRef Part) {
  return llvm::StringRef(Text).contains(Part);
}

TEST(Verify, AnEditInsideItsFunctionPasses) {
  EXPECT_EQ(verdict(edited("X + 1", "1 + X"), {"helper(int)"}), "");
}

TEST(Verify, LayoutAndCommentsAreNoChange) {
  EXPECT_EQ(verdict(edited("// a comment", "/* another */"), {}), "");
  EXPECT_EQ(verdict(edited("return X + 1;", "\n  return X\n+ 1;"), {}), "");
}

TEST(Verify, AnotherFunctionIsNamed) {
  EXPECT_TRUE(has(verdict(edited("X + 1", "1 + X"), {"use()"}), "helper(int)"));
}

TEST(Verify, ATemplatePatternIsAFunctionToo) {
  EXPECT_EQ(
      verdict(edited("V * Factor", "Factor * V"), {"Index::scale(T) const"}),
      "");
  EXPECT_NE(verdict(edited("V * Factor", "Factor * V"), {"use()"}), "");
}

TEST(Verify, AMacroIsOutsideOfFunctions) {
  EXPECT_TRUE(has(verdict(edited("LIMIT 10", "LIMIT 11"), {"use()"}),
                  "outside functions in code.cpp"));
}

TEST(Verify, AFieldsInitialiserIsOutsideOfFunctions) {
  EXPECT_TRUE(has(verdict(edited("Factor = 2", "Factor = 3"), {"use()"}),
                  "outside functions"));
}

TEST(Verify, ASignatureIsOutsideOfFunctions) {
  EXPECT_NE(verdict(edited("int helper(int X)", "int helper(long X)"),
                    {"helper(int)", "helper(long)"}),
            "");
}

TEST(Verify, ANewFunctionIsNamed) {
  EXPECT_NE(
      verdict(std::string(Base) + "int added() { return 0; }\n", {"use()"}),
      "");
}

TEST(Verify, ANewDiagnosticIsShown) {
  EXPECT_TRUE(has(verdict(edited("X + 1", "X + Y"), {"helper(int)"}),
                  "undeclared identifier 'Y'"));
}

TEST(Verify, ANewWarningIsShown) {
  EXPECT_TRUE(
      has(verdict(edited("return X + 1;", ";"), {"helper(int)"}), "warning"));
}

TEST(Verify, AnErrorInAnInstanceIsShown) {
  EXPECT_TRUE(
      has(verdict(edited("V * Factor", "V.poppp()"), {"Index::scale(T) const"}),
          "error"));
}

TEST(Verify, ATemplateThatNobodyInstantiatesIsRefused) {
  std::string After = edited("V + V", "V.poppp()");
  EXPECT_TRUE(has(verdict(After, {"Index::twice(T) const"}), "instantiates"));
  ApplyOptions Allow;
  Allow.AllowUninstantiated = true;
  EXPECT_EQ(verdict(After, {"Index::twice(T) const"}, Allow), "");
}

/// What verification says of \p After where the plan declared that, outside of
/// functions, \p From becomes \p To.
std::string declared(llvm::StringRef After, llvm::StringRef From,
                     llvm::StringRef To) {
  Evidence Old = evidence(Base);
  unsigned At = llvm::StringRef(Base).find(From);
  Edit E{At, unsigned(From.size()), To.str(), /*Outside=*/true};
  auto Rest = restOf(Base, Old.Tokens.Outlines["code.cpp"], {E});
  if (!Rest)
    return llvm::toString(Rest.takeError());
  Declared Plan{{}, {{{"code.cpp", *Rest}}}};
  llvm::Error Not = verify({Old}, {evidence(After)}, Plan, {});
  return Not ? llvm::toString(std::move(Not)) : "";
}

TEST(Verify, WhatIsDeclaredOutsideOfFunctionsPasses) {
  EXPECT_EQ(declared(edited("LIMIT 10", "LIMIT 20"), "LIMIT 10", "LIMIT 20"),
            "");
}

TEST(Verify, MoreThanIsDeclaredOutsideIsNamed) {
  std::string Both = edited("LIMIT 10", "LIMIT 20");
  Both.replace(Both.find("Factor = 2"), 10, "Factor = 3");
  EXPECT_TRUE(has(declared(Both, "LIMIT 10", "LIMIT 20"),
                  "outside functions in code.cpp"));
  EXPECT_TRUE(has(declared(Base, "LIMIT 10", "LIMIT 20"),
                  "outside functions in code.cpp"));
}

TEST(Verify, AnOutsideEditInsideABodyIsNone) {
  EXPECT_TRUE(
      has(declared(edited("X + 1", "1 + X"), "X + 1", "1 + X"), "overlap"));
}

TEST(Verify, ErrorsOfTheBaselineAreCompared) {
  std::string Broken = std::string(Base) + "int bad() { return nothing; }\n";
  llvm::Error Same = verify({evidence(Broken)}, {evidence(Broken)}, {}, {});
  EXPECT_FALSE(bool(Same));
  std::string Twice = Broken + "int worse() { return nothing; }\n";
  llvm::Error More = verify({evidence(Broken)}, {evidence(Twice)}, {}, {});
  EXPECT_TRUE(bool(More));
  llvm::consumeError(std::move(More));
}

} // namespace
