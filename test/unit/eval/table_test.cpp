//===- table_test.cpp - what can be pasted into a pull request --*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-eval/Markdown.h"
#include "tools/crinn-eval/Table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

using namespace crinn::eval;
using nlohmann::json;

namespace {

const json Setting = {
    {"date", "2026-11-22T01:02:03Z"},
    {"machine",
     {{"cpu", "Some CPU @ 3 GHz"},
      {"cores", 4},
      {"memory_gib", 16},
      {"kernel", "Linux 6.1"},
      {"system", "Debian 12"}}},
    {"compiler", "g++ (Debian) 12.2.0"},
    {"cxxflags", {"-O3", "-march=native"}},
    {"ldflags", {"-lhwy"}},
    {"harness", std::string(64, 'a')},
    {"target",
     {{"name", "lib"},
      {"sources", json::array({{{"package", "libx-dev 1.2-3"}}})},
      {"files_sha256", std::string(64, 'b')},
      {"build", {{"M", 16}}}}},
    {"dataset",
     {{"name", "set"},
      {"rows", 60000},
      {"dimensions", 784},
      {"distance", "euclidean"},
      {"queries", 10000},
      {"timed_queries", 5032}}},
    {"k", 10},
    {"threads", 1}};

GateResult gate(const char *Name, bool Passed, const char *Detail) {
  GateResult G;
  G.Gate = Name;
  G.Passed = Passed;
  G.Detail = Detail;
  return G;
}

Comparison measured() {
  Comparison C;
  C.Verdict = Verdict::Faster;
  C.Reason = "faster";
  C.Detail = "+12.81 % [+10.03, +15.04] after 10 pairs";
  C.Level = 0.01;
  C.Pairs = 10;
  C.Reward = {0.12, 0.1, 0.14};
  C.PairRewards = {0.12};
  C.WindowLow = 0.85;
  C.WindowHigh = 0.95;
  EfRow &Ef = C.Rows.emplace_back();
  Ef.Ef = 10;
  Ef.RecallA = Ef.RecallB = 0.9;
  Ef.QpsA = 18970;
  Ef.QpsB = 21366;
  Ef.LogRatio = C.Reward;
  Ef.DistancesA = 230;
  C.Fixed.emplace_back().Recall = 0.999;
  C.Costs = {{"load", "s", 0.05, 0.12, {0.8, 0.7, 0.9}, 1.25, true}};
  C.Gates = {gate("build", true, "it builds"),
             gate("guard", true, "worst of 2 sets: -0.8 %")};
  return C;
}

std::vector<std::string> lines(const std::string &Text) {
  std::vector<std::string> Out;
  std::istringstream In(Text);
  for (std::string Line; std::getline(In, Line);)
    Out.push_back(Line);
  return Out;
}

/// Bars that part cells.
size_t bars(const std::string &Line) {
  size_t N = 0;
  for (size_t I = 0; I < Line.size(); ++I)
    N += Line[I] == '|' && (I == 0 || Line[I - 1] != '\\');
  return N;
}

void expectHas(const std::string &Text, const std::string &What) {
  EXPECT_NE(Text.find(What), std::string::npos) << What << "\n" << Text;
}

/// As GitHub wants it: a blank line, a head, a line of dashes, and in each row
/// as many cells.
void expectTables(const std::string &Text, unsigned Count) {
  std::vector<std::string> L = lines(Text);
  unsigned Found = 0;
  for (size_t I = 1; I < L.size(); ++I) {
    if (!L[I].starts_with("|"))
      continue;
    if (L[I - 1].starts_with("|")) {
      EXPECT_EQ(bars(L[I]), bars(L[I - 1])) << L[I];
      EXPECT_EQ(L[I].size(), L[I - 1].size()) << L[I];
      continue;
    }
    ++Found;
    EXPECT_EQ(L[I - 1], "");
    ASSERT_LT(I + 1, L.size());
    EXPECT_EQ(L[I + 1].find_first_not_of("|:-"), std::string::npos) << L[I + 1];
  }
  EXPECT_EQ(Found, Count);
}

TEST(Table, TheHeadSaysOnWhatItWasMeasured) {
  std::string T = comparisonTable(measured(), Setting, "unmodified", "Mine");
  for (const char *What :
       {"**faster**: +12.81 % [+10.03, +15.04] after 10 pairs (`faster`)\n\n",
        "- A: unmodified\n- B: Mine (class exact)\n",
        "lib, package libx-dev 1.2-3; built with `{\"M\":16}`",
        "set, 60,000 x 784, euclidean; 10,000 queries (5,032 of them timed), "
        "k = 10",
        "Some CPU @ 3 GHz, 4 cores, 16 GiB, Linux 6.1, Debian 12",
        "g++ (Debian) 12.2.0, `-O3 -march=native -lhwy`",
        "harness aaaaaaaaaaaa, 2026-11-22", "10 launch pairs in 0 s"})
    expectHas(T, What);
}

TEST(Table, IsMarkdown) {
  std::string T = comparisonTable(measured(), Setting, "A | a", "*B*\n<b>|_x_");
  expectTables(T, 3);
  expectHas(T, "- A: A \\| a\n- B: \\*B\\* \\<b\\>\\|\\_x\\_ (class");
  expectHas(T, "| 10 |   0.9000 |   0.9000 | 18,970 | 21,366 |    230 |      "
               "- | +12.75 % [+10.52, +15.03] |");
  expectHas(T, "| at recall 0.999           | - | - |");
  expectHas(T, "+25.00 %, **exceeded** |");
  expectHas(T, "\nGates: 2 of 2 passed\n\n- build: it builds\n- guard: worst");
}

TEST(Table, WhatWasNotMeasuredHasNoFigures) {
  Comparison C;
  C.Verdict = Verdict::Refused;
  C.Reason = "ids-differ";
  C.Detail = "other ids";
  C.Gates = {gate("build", true, ""), gate("real", false, "other ids")};
  std::string T = comparisonTable(C, Setting, "unmodified", "Mine");
  expectTables(T, 0);
  expectHas(T, "**refused**: other ids (`ids-differ`)\n");
  expectHas(T, "\nGates: 1 of 2 passed\n");
  expectHas(T, "- real: **not passed**, other ids\n");
  EXPECT_EQ(T.find("launch pairs"), std::string::npos);
}

TEST(Table, SourcesWithoutAVersionAreNamedByTheirHash) {
  json S = Setting;
  S["target"]["sources"] = json::array(
      {{{"commit", std::string(40, 'c')}, {"under", "a/"}}, json::object()});
  S["target"]["build"] = json::object();
  expectHas(comparisonTable(measured(), S, "", ""),
            "- library: lib, commit cccccccccccc (a/), source files of SHA-256 "
            "bbbbbbbbbbbb\n");
}

TEST(Markdown, ShowsTextAsItIs) {
  EXPECT_EQ(markdownText("a_b snake_case_ [1, 2] f(x)"),
            "a_b snake_case\\_ [1, 2] f(x)");
  EXPECT_EQ(markdownText("[a](b) ![a][b]"), "[a\\](b) ![a\\][b]");
  EXPECT_EQ(markdownText("`a` \\ &lt; ~~b~~ $x$\t"),
            "\\`a\\` \\\\ \\&lt; \\~\\~b\\~\\~ \\$x\\$ ");
  EXPECT_EQ(markdownCode("-O3\n-g"), "`-O3 -g`");
  EXPECT_EQ(markdownCode("a ` b `` c"), "``` a ` b `` c ```");
  EXPECT_EQ(grouped(1234567.4), "1,234,567");
  EXPECT_EQ(grouped(12), "12");
}

TEST(Markdown, PadsAndEscapesCells) {
  EXPECT_EQ(markdownTable({{"n", "figure"}, {"a|b", "1"}}),
            "| n    | figure |\n"
            "|:-----|-------:|\n"
            "| a\\|b |      1 |\n");
}

} // namespace
