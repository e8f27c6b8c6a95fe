//===- gates_test.cpp - what novelty and symbols let pass -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Assembly.h"
#include "eval/judge/gates/Code.h"
#include "eval/judge/gates/Imports.h"
#include "eval/judge/gates/Novelty.h"
#include "eval/judge/gates/Symbols.h"
#include "eval/target/Tokens.h"
#include "test/unit/eval/Arms.h"

using namespace crinn::eval;

namespace {

struct NoveltyTest : Arms {};
struct SymbolsTest : Arms {};

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

/// Whether a candidate with \p Text in it would be refused for it.
bool readsClockIn(const std::string &Text) {
  for (const std::string &W : tokenFacts(Text).Watched)
    if (!badAssembly(W).empty())
      return true;
  return false;
}

TEST(ClockTest, CallsAreSeenHoweverTheyAreSpelled) {
  const std::string Names =
      "inline unsigned long long __rdtsc (void)\n"
      "{ return __builtin_ia32_rdtsc (); }\n"
      "static __inline__ unsigned long long __rdpmc(int __A) {\n"
      "  return __builtin_ia32_rdpmc(__A);\n}\n";
  EXPECT_FALSE(readsClockIn(Names));
  EXPECT_FALSE(readsClockIn("const char *S = \"rdtsc\";"));
  for (const char *Code :
       {"auto f() { return __rdtsc(); }", "auto f() { return __rdpmc(1); }",
        "auto f() { unsigned A; return __rdtscp(&A); }",
        "auto f() { return _rdtsc(); }", "auto f() { return _rdpmc(0); }",
        "auto f() { return __builtin_ia32_rdtsc(); }",
        "auto f() { unsigned A; return __builtin_ia32_rdtscp(&A); }",
        "auto f() { return __builtin_ia32_rdpmc(0); }",
        "auto f() { return __rdpru(1); }",
        "auto f() { return __builtin_readcyclecounter(); }",
        "auto f() { return __builtin_readsteadycounter(); }",
        "auto f() { return __builtin_arm_rsr64(\"cntvct_el0\"); }",
        "auto P = &__rdtsc;", "auto V = 1_rdtsc;", "auto V = \"\"_rdtsc;",
        "#pragma redefine_extname now __rdtsc\n",
        "auto now() __attribute__((alias(\"__rd\" \"tsc\")));",
        "unsigned long long now() __asm__(\"__rd\" \"tsc\");"})
    EXPECT_TRUE(readsClockIn(Names + Code)) << Code;
}

TEST(ClockTest, OnlyTheFunctionThatNamesOneIsFree) {
  for (const char *Code :
       {// Called by its place in the table of virtual functions.
        "struct S { virtual long __rdtsc() { return __builtin_ia32_rdtsc(); } "
        "};",
        "struct S <% virtual long __rdtsc() { return __builtin_ia32_rdtsc(); } "
        "%>;",
        "long now() { return __builtin_ia32_rdtsc(); }",
        "long __rdtsc() { long A = 1; return __builtin_ia32_rdtsc(); }",
        "long __rdtsc() { throw __builtin_ia32_rdtsc(); }",
        "long __rdtsc() { return 0; } long now() { return "
        "__builtin_ia32_rdtsc(); }",
        "long __rdtsc(long A = __builtin_ia32_rdtsc()) { return A; }",
        "void f() { if (__rdtsc()) { } }"})
    EXPECT_TRUE(readsClockIn(Code)) << Code;
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

TEST_F(NoveltyTest, WhatWasJudgedIsNotJudgedAgain) {
  // Two spellings of one change.
  Variant V = edited("float Sum = 0;", "float Sum = 0.5f;"),
          W = edited("float Sum = 0;", "float Sum = 0.25f + 0.25f;");
  auto First = buildVariant(Base, V, Ctx), Second = buildVariant(Base, W, Ctx);
  ASSERT_TRUE(First && Second);
  Subject S{Base, W, Base.Binary, *Second};
  EXPECT_TRUE(noveltyGate(S, Ctx)->Passed);
  const KnownCode Known = {{*codeHash(*First), "#7"}};
  S.Known = &Known;
  const GateResult G = *noveltyGate(S, Ctx);
  EXPECT_FALSE(G.Passed);
  EXPECT_EQ(G.Reason, "same-code");
  EXPECT_NE(G.Detail.find("#7"), std::string::npos);
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

TEST(ImportsTest, NamesAsLibcSpellsThem) {
  EXPECT_EQ(watchedImport("clock_gettime"), "clocks");
  EXPECT_EQ(watchedImport("__clock_gettime64"), "clocks");
  EXPECT_EQ(watchedImport("__open64_2"), "files");
  EXPECT_EQ(watchedImport("__read_chk"), "files");
  EXPECT_EQ(watchedImport("dup2"), "files");
  EXPECT_EQ(watchedImport("_exit"), "processes");
  EXPECT_EQ(watchedImport("_ZNSt6chrono3_V212steady_clock3nowEv"), "clocks");
  for (const char *Free :
       {"malloc", "aligned_alloc", "posix_memalign", "madvise", "mmap64",
        "memcpy", "expf", "_Znwm", "__cxa_throw", "pthread_mutex_lock",
        "__assert_fail", "fprintf", "qsort", "strtol",
        "_ZSt20__throw_length_errorPKc", "__tls_get_addr", "fputs",
        "sched_yield"})
    EXPECT_EQ(watchedImport(Free), "") << Free;
}

TEST(ImportsTest, ADestructorOfAClassInUse) {
  const std::string Ends = "_ZNSt13basic_filebufIcSt11char_traitsIcEED1Ev";
  const std::string Opens = "_ZNSt13basic_filebufIcSt11char_traitsIcEE4openEPK"
                            "cSt13_Ios_Openmode";
  EXPECT_EQ(watchedImport(Ends), "files");
  EXPECT_TRUE(endsWhatBegan(Ends, {"_Z1f", Opens, "write"}));
  EXPECT_FALSE(endsWhatBegan(Ends, {"_Z1f", "write"}));
  EXPECT_FALSE(endsWhatBegan(Ends, {}));
  EXPECT_FALSE(endsWhatBegan(Opens, {Ends}));
  EXPECT_FALSE(endsWhatBegan("write", {"write"}));
}

TEST(AssemblyTest, InstructionsPassAndDirectivesDoNot) {
  for (const char *Free :
       {"asm volatile (\"pause\")", "asm volatile (\"\" ::: \"memory\")",
        "asm (\"vaddps %1, %0, %0\\n\\t.p2align 4\" : \"+x\"(A))",
        "asm (\".Ltop: dec %0\\n\\tjnz .Ltop\" : \"+r\"(A))"})
    EXPECT_EQ(badAssembly(Free), "") << Free;
  for (const char *Bad :
       {"asm volatile (\"sysc\" \"all\")", "asm (\"int $0x80\")",
        "asm (\".byte 0x0f, 0x05\")", "asm (\"nop; .incbin \\\"f\\\"\")",
        "asm (\"\\x73yscall\")", "asm (R\"(syscall)\")", "asm (Text)",
        "section (\".text\")", "asm (\"SYSCALL\")", "asm (\"rdtsc\")",
        "asm (\"lfence; rdtscp\")", "asm (\"RDPMC\")", "alias (\"f\")"})
    EXPECT_NE(badAssembly(Bad), "") << Bad;
}

TEST_F(SymbolsTest, HonestChangesPass) {
  for (const char *Code :
       {"static inline int half(int X) { return X / 2; }",
        "#include <sys/mman.h>\n__attribute__((used)) static void huge(void "
        "*P, "
        "size_t N) { madvise(P, N, MADV_HUGEPAGE); }",
        "struct alignas(64) Line { float F[16]; };",
        "__attribute__((used)) static float *table() { static float T[4096]; "
        "return T; }",
        "__attribute__((used)) static const float Weights[] = {1, 2, 3};",
        "__attribute__((used)) static void *lines(size_t N) { return "
        "aligned_alloc(64, N); }",
        "#include <cmath>\n__attribute__((used)) static float e(float X) { "
        "return expf(X); }",
        "__attribute__((used)) static void wait() { asm volatile(\"pause\"); "
        "}",
        "#include <x86intrin.h>\n__attribute__((used)) static int bits(long "
        "X) { return int(__popcntq(X)); }"}) {
    GateResult G = added(symbolsGate, Code);
    EXPECT_TRUE(G.Passed) << Code << "\n" << G.Reason << ": " << G.Detail;
  }
}

TEST_F(SymbolsTest, WhatRunsAtLoadIsRefused) {
  for (const char *Code :
       {"__attribute__((constructor)) static void early() { thread_local "
        "volatile int X; X = 1; }",
        "static int side() { volatile int X = 1; return X; }\n"
        "__attribute__((used)) static int Value = side();",
        "extern \"C\" { static int one() { return 1; } static int "
        "(*choose())() { return one; } int pick() "
        "__attribute__((ifunc(\"choose\"))); }\n"
        "__attribute__((used)) static int callPick() { return pick(); }",
        "__attribute__((destructor)) static void late() { thread_local "
        "volatile int X; X = 1; }",
        "__attribute__((used, section(\".init_array\"))) static void "
        "(*Entry)() = nullptr;"}) {
    GateResult G = added(symbolsGate, Code);
    EXPECT_EQ(G.Reason, "runs-at-load") << Code << "\n" << G.Detail;
  }
}

TEST_F(SymbolsTest, CodeOfAnInitialiserThatWasThere) {
  // The adapter's LastError has an initialiser: another one goes into the same
  // function, and no count changes.
  auto Before = codeAtLoad(Base.Binary);
  ASSERT_TRUE(Before);
  EXPECT_FALSE(Before->empty());
  GateResult G =
      added(symbolsGate, "static int side() { volatile int X = 1; return X; }\n"
                         "__attribute__((used)) static int Value = side();");
  EXPECT_EQ(G.Figures["at_load"]["bytes of .init_array"], 16);
  EXPECT_NE(G.Detail.find("GLOBAL__sub_I"), std::string::npos) << G.Detail;
}

TEST_F(SymbolsTest, NewImportsAreRefused) {
  for (const char *Code :
       {"#include <ctime>\n__attribute__((used)) static long now() { timespec "
        "T; clock_gettime(CLOCK_MONOTONIC, &T); return T.tv_nsec; }",
        "#include <chrono>\n__attribute__((used)) static auto now() { return "
        "std::chrono::steady_clock::now(); }",
        "#include <unistd.h>\n__attribute__((used)) static void say() { "
        "if (write(5, \"x\", 1)) {} }",
        "extern \"C\" long hidden(long, ...) "
        "__asm__(\"syscall\");\n__attribute__((used)) static long "
        "pid() { return hidden(39); }",
        "__attribute__((used)) static long pid() { long R; asm "
        "volatile(\"syscall\" : \"=a\"(R) : \"a\"(39) : \"rcx\", \"r11\"); "
        "return R; }",
        "__attribute__((used)) static long now() { return "
        "__builtin_ia32_rdtsc(); }",
        "#include <x86intrin.h>\n__attribute__((used)) static long now() { "
        "return _rdtsc(); }",
        "#include <x86intrin.h>\n__attribute__((used)) static long count() { "
        "return _rdpmc(0); }",
        "__attribute__((used, section(\".text.x\"))) static const unsigned "
        "char "
        "Code[] = {0x0f, 0x05, 0xc3};"}) {
    GateResult G = added(symbolsGate, Code);
    EXPECT_EQ(G.Reason, "new-imports") << Code << "\n" << G.Detail;
  }
}

TEST_F(SymbolsTest, WhatTheBaselineHasIsFree) {
  // It starts threads and writes files already.
  GateResult G = added(
      symbolsGate, "#include <fstream>\n__attribute__((used)) static void "
                   "f() { std::thread([] {}).join(); std::ofstream(\"x\"); }");
  EXPECT_TRUE(G.Passed) << G.Detail;
}

TEST_F(SymbolsTest, ExportsAreTheAdapters) {
  GateResult G =
      added(symbolsGate, "int64_t crinn_distance_count(crinn_index *, const "
                         "float *, size_t, size_t) { return 1; }");
  EXPECT_EQ(G.Reason, "exports-differ") << G.Detail;
  // Another name stays inside, whose ever it is.
  G = added(symbolsGate, "extern \"C\" __attribute__((used)) int getpid() { "
                         "return 1; }");
  EXPECT_TRUE(G.Passed) << G.Detail;
}

} // namespace
