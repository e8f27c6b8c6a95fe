//===- sanitizers_test.cpp - planted errors that no answer shows ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Reports.h"
#include "eval/judge/gates/Sanitizers.h"
#include "test/unit/eval/Arms.h"

using namespace crinn::eval;

namespace {

struct SanitizerTest : Arms {
  GateResult edit(const std::string &From, const std::string &To) {
    return asked(sanitizerGate, From, To);
  }
};

TEST(ReportsTest, FunctionNames) {
  EXPECT_EQ(functionName("void ns::Scan<int>::find<4>(int) const"),
            "ns::Scan::find");
  EXPECT_EQ(functionName("(anonymous namespace)::f(int) /a/b.cpp:3"),
            "anonymous::f");
  EXPECT_EQ(functionName("bump /tmp/l.cpp:6 (7+0x121c)"), "bump");
  EXPECT_EQ(functionName("run ../lib/x.cpp:6"), "run");
  EXPECT_EQ(functionName("A::f(int)::{lambda(int)#1}::operator()(int) const"),
            "A::f");
  EXPECT_EQ(functionName("std::vector<A, B>::operator[](unsigned long)"),
            "std::vector::operator[]");
  EXPECT_EQ(functionName("<null> <null> (libstdc++.so.6+0xd44a2)"), "");
}

TEST(ReportsTest, EachKindOfReport) {
  std::set<std::string> R = reports(
      "==2==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x60 at\n"
      "READ of size 4 at 0x60 thread T0\n"
      "    #0 0x7f in std::vector<int>::operator[](unsigned long) /v.h:3\n"
      "    #1 0x7f in Scan::search(int) tree/scan.h:5\n"
      "\n"
      "scan.h:8:3: runtime error: signed integer overflow: -5 + 2147483647 x\n"
      "    #0 0x7f in f(int) tree/scan.h:8\n"
      "\n"
      "WARNING: ThreadSanitizer: data race (pid=3)\n"
      "  Write of size 4 at 0x7f by thread T2:\n"
      "    #0 g(int) tree/scan.h:3 (7+0x1)\n"
      "\n"
      "  Previous read of size 4 at 0x7f by thread T1:\n"
      "    #0 <null> <null> (libstdc++.so.6+0xd44a2)\n"
      "    #1 f(int) tree/scan.h:3 (7+0x1)\n"
      "\n"
      "SUMMARY: ThreadSanitizer: data race scan.h:3 in g\n"
      "WARNING: ThreadSanitizer: lock-order-inversion (potential deadlock) "
      "(pid=3)\n"
      "  Cycle in lock order graph: M1 (0x7f) => M2 (0x7f) => M1\n\n"
      "  Mutex M2 acquired here while holding mutex M1 in main thread:\n"
      "    #0 pthread_mutex_lock ../tsan.cpp:5 (libtsan.so+0x5)\n"
      "    #1 lockBoth(int) tree/scan.h:3 (7+0x1)\n"
      "\n"
      "  Mutex M1 created at:\n"
      "    #0 pthread_mutex_init ../tsan.cpp:5 (libtsan.so+0x5)\n");
  EXPECT_EQ(R, (std::set<std::string>{
                   "AddressSanitizer: heap-buffer-overflow, READ of size 4 in "
                   "Scan::search",
                   "ThreadSanitizer: data race in f and g",
                   "ThreadSanitizer: lock-order-inversion in lockBoth",
                   "UndefinedBehaviorSanitizer: signed integer overflow: N + N "
                   "x in f"}));
}

TEST_F(SanitizerTest, HonestChangesPass) {
  GateResult G = edit("float Sum = 0;",
                      "// One line more.\n    float Sum = 0.0f, None = 0;\n"
                      "    Sum += None;");
  EXPECT_TRUE(G.Passed) << G.Detail;
  EXPECT_EQ(G.Figures["memory"]["target"]["reports"].size(), 0u)
      << G.Figures.dump(1);
  EXPECT_EQ(G.Figures["races"]["target"]["reports"].size(), 0u)
      << G.Figures.dump(1);
  EXPECT_EQ(G.Figures["races"]["candidate"]["refused"].size(), 0u);
}

TEST_F(SanitizerTest, ReadsOneElementTooMany) {
  GateResult G = edit("    return Sum;",
                      "    if (volatile float Next = B[D]; Next > 1e30f)\n"
                      "      return Next;\n    return Sum;");
  EXPECT_EQ(G.Reason, "sanitizer");
  EXPECT_NE(G.Detail.find("heap-buffer-overflow"), std::string::npos)
      << G.Detail;
  EXPECT_NE(G.Detail.find("Many::distance"), std::string::npos) << G.Detail;
}

TEST_F(SanitizerTest, ReadsPastTheEndOfTheQuery) {
  GateResult G = edit("    return Sum;",
                      "    if (volatile float Next = A[D]; Next > 1e30f)\n"
                      "      return Next;\n    return Sum;");
  EXPECT_EQ(G.Reason, "sanitizer") << G.Detail;
}

TEST_F(SanitizerTest, WritesPastTheEndOfTheAnswer) {
  GateResult G = edit("    return int(K);", "    Ids[K] = 0;\n"
                                            "    return int(K);");
  EXPECT_EQ(G.Reason, "sanitizer") << G.Detail;
}

TEST_F(SanitizerTest, SignedOverflow) {
  GateResult G = edit("    return int(K);",
                      "    volatile int Large = 0x7fffffff;\n"
                      "    Large = Large + int(K);\n    return int(K);");
  EXPECT_EQ(G.Reason, "sanitizer");
  EXPECT_NE(G.Detail.find("signed integer overflow"), std::string::npos)
      << G.Detail;
}

TEST_F(SanitizerTest, ErrorOfAnOptionalPart) {
  GateResult G = edit("return Rows.erase(Id) == 1; }",
                      "auto *Row = &Rows.at(Id); Rows.erase(Id);\n"
                      "    return Row->size() < 1000000; }");
  EXPECT_EQ(G.Reason, "sanitizer") << G.Detail;
}

TEST_F(SanitizerTest, CrashIsAReport) {
  GateResult G =
      edit("    return int(K);", "    if (D == 25)\n      __builtin_trap();\n"
                                 "    return int(K);");
  EXPECT_EQ(G.Reason, "sanitizer") << G.Detail;
}

TEST_F(SanitizerTest, RefusesWhatTheTargetDoes) {
  GateResult G = edit("bool remove(uint32_t Id) {",
                      "bool remove(uint32_t Id) {\n    return false;");
  EXPECT_EQ(G.Reason, "sanitizer");
  EXPECT_NE(G.Detail.find("remove"), std::string::npos) << G.Detail;
}

TEST_F(SanitizerTest, Race) {
  GateResult G =
      edit("    return int(K);", "    static int Calls;\n    ++Calls;\n"
                                 "    return int(K);");
  EXPECT_EQ(G.Reason, "race");
  EXPECT_NE(G.Detail.find("Many::search"), std::string::npos) << G.Detail;
}

TEST_F(SanitizerTest, RaceForLargerK) {
  GateResult G = edit("    return int(K);",
                      "    static int Calls;\n    if (K > 50)\n      ++Calls;\n"
                      "    return int(K);");
  EXPECT_EQ(G.Reason, "race") << G.Detail;
}

TEST_F(SanitizerTest, LockedStateIsNoRace) {
  GateResult G = edit("    return int(K);",
                      "    static std::mutex M;\n    static int Calls;\n"
                      "    std::lock_guard<std::mutex> L(M);\n    ++Calls;\n"
                      "    return int(K);");
  EXPECT_TRUE(G.Passed) << G.Detail;
}

TEST_F(SanitizerTest, AskingNotToBeWatched) {
  GateResult G =
      edit("  bool remove(", "  __attribute__((no_sanitize(\"address\")))\n"
                             "  bool remove(");
  EXPECT_EQ(G.Reason, "sanitizer");
  EXPECT_NE(G.Detail.find("no_sanitize"), std::string::npos) << G.Detail;
}

TEST_F(SanitizerTest, NoMacroTellsOfASanitizer) {
  GateResult G =
      edit("    return int(K);", "#if !defined(__SANITIZE_ADDRESS__) && "
                                 "!defined(__SANITIZE_THREAD__)\n"
                                 "    Ids[K] = 0;\n#endif\n    return int(K);");
  EXPECT_EQ(G.Reason, "sanitizer") << G.Detail;
}

TEST_F(SanitizerTest, TheTargetsOwnReportsRefuseNobody) {
  // Here the overread is the target's; the candidate moves it by some lines.
  const std::string Bad = "    if (volatile float Next = B[D]; Next > 1e30f)\n"
                          "      return Next;\n    return Sum;";
  Variant V = edited("    return Sum;", Bad);
  TempDir Lib = *TempDir::create();
  ASSERT_TRUE(writeFile(Lib.path() + "/lib/many.h",
                        *readFile(V.Dir + "/overlay/lib/many.h")));
  Base.T.Sources[0].From = Lib.path() + "/lib";
  Base.Sources = *materialise(Base.T, Dir.path() + "/bad");
  Base.Binary = *compile(Base.T, Base.Sources, Ctx);
  GateResult G = edit("float Sum = 0;", "// Line.\n    float Sum = 0.0f;");
  EXPECT_TRUE(G.Passed) << G.Detail;
  EXPECT_NE(G.Detail.find("1 reports of the target's own"), std::string::npos)
      << G.Detail << G.Figures.dump(1);
}

TEST_F(SanitizerTest, ReportsOfTheTargetAreKept) {
  edit("float Sum = 0;", "float Sum = 0.0f;");
  size_t Files = 0;
  for (const auto &E :
       std::filesystem::directory_iterator(Ctx.CacheDir + "/sanitizers")) {
    ++Files;
    auto J = nlohmann::json::parse(*readFile(E.path().string()));
    EXPECT_TRUE(J["reports"].is_array());
  }
  EXPECT_GE(Files, 2u);
}

} // namespace
