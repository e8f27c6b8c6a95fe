//===- compile_box_test.cpp - what source cannot do to its compiler -*- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Each attempt is source that compiles where it succeeds. Without a sandbox it
/// must compile, or the test would show nothing; in one it must not.
///
//===----------------------------------------------------------------------===//

#include "eval/support/Files.h"
#include "eval/target/Build.h"
#include "test/unit/eval/Toy.h"

#include <fmt/format.h>

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using namespace crinn::eval;

namespace {

struct Attempt {
  const char *Name;
  const char *Code; ///< {0}: a file that nobody else may read, {1}: one that
                    ///< everybody may, both of ours
  const char *Cxx = "g++";
};

void PrintTo(const Attempt &A, std::ostream *Out) { *Out << A.Name; }

struct CompileBox : Toy, testing::WithParamInterface<Attempt> {
  std::string Private = Dir.path() + "/private.h",
              Data = Ctx.CacheDir + "/data/set.h";

  void SetUp() override {
    ASSERT_TRUE(writeFile(Private, "// a secret\n"));
    ASSERT_EQ(chmod(Private.c_str(), 0600), 0);
    ASSERT_TRUE(writeFile(Data, "// a data set\n"));
  }

  Result<Build> build(const std::string &Code, bool Boxed,
                      const ToolLimits &L = {}) {
    std::filesystem::remove_all(Dir.path() + "/tree");
    Tree Tr = *materialise(T, Dir.path() + "/tree");
    EXPECT_TRUE(applyVariant(
        Tr, edited("#include <algorithm>", Code + "\n#include <algorithm>")));
    Context C = Ctx;
    C.Sandboxed = Boxed;
    return compile(T, Tr, C, L);
  }

  void expectRefused(const std::string &Code, const char *Why,
                     const ToolLimits &L = {}) {
    auto B = build(Code, true, L);
    ASSERT_FALSE(B);
    EXPECT_EQ(B.error().Code, Errc::Build);
    EXPECT_NE(B.error().Message.find(Why), std::string::npos)
        << B.error().Message;
  }
};

TEST_P(CompileBox, ShowsNoFileOfOurs) {
  T.Cxx = GetParam().Cxx;
  std::string Code = fmt::format(fmt::runtime(GetParam().Code), Private, Data);
  auto Plain = build(Code, false);
  EXPECT_TRUE(Plain) << "succeeds nowhere: " << Plain.error().Message;
  std::filesystem::remove_all(Ctx.CacheDir + "/objects");
  auto Boxed = build(Code, true);
  ASSERT_FALSE(Boxed);
  EXPECT_EQ(Boxed.error().Code, Errc::Build);
}

INSTANTIATE_TEST_SUITE_P(
    Attempts, CompileBox,
    testing::Values(
        Attempt{"IncludesAPrivateFile", "#include \"{0}\""},
        Attempt{"IncludesADataSet", "#include \"{1}\""},
        Attempt{"GoesUpFromItsDirectory",
                "#include \"../../../../../../../../../..{0}\""},
        Attempt{"GoesThroughAProcess", "#include \"/proc/self/root{1}\""},
        Attempt{"AsksWhetherAFileIsThere",
                "#if !__has_include(\"/etc/passwd\")\n#error\n#endif"},
        Attempt{"LooksIntoThePackagesData",
                "#if !__has_include(\"/usr/share/common-licenses/BSD\")\n"
                "#error\n#endif"},
        Attempt{"EmbedsAPrivateFile", "asm(\".pushsection .rodata\\n.incbin "
                                      "\\\"{0}\\\"\\n.popsection\");"},
        Attempt{"EmbedsADataSet", "asm(\".pushsection .rodata\\n.incbin "
                                  "\\\"{1}\\\"\\n.popsection\");"},
        Attempt{"EmbedsADataSetByDirective",
                "#if !__has_embed(\"{1}\")\n#error\n#endif", "clang++-19"}),
    [](const auto &Info) { return std::string(Info.param.Name); });

TEST_F(CompileBox, MakesTheSameObject) {
  auto Plain = build("// the same", false);
  ASSERT_TRUE(Plain);
  std::string Bytes = *readFile(Plain->Objects.front());
  std::filesystem::remove_all(Ctx.CacheDir + "/objects");
  auto Boxed = build("// the same", true);
  ASSERT_TRUE(Boxed);
  EXPECT_EQ(Plain->Hash, Boxed->Hash);
  EXPECT_EQ(Bytes, *readFile(Boxed->Objects.front()));
}

TEST_F(CompileBox, NeedsNoRightsOfOthersOnTheTree) {
  mode_t Before = umask(077);
  auto B = build("// nobody else may read this", true);
  umask(Before);
  ASSERT_TRUE(B) << B.error().Message;
  EXPECT_TRUE(linkShared(*B, Dir.path() + "/toy.so", 7));
}

TEST_F(CompileBox, EndsAfterItsTime) {
  expectRefused("constexpr int slow(int S) { int X = S;\n"
                "for (int I = 0; I < 200000; ++I) X = (X * 3 + I) & 0xffff;\n"
                "return X; }\n"
                "template <int N> constexpr int More = slow(N) + More<N - 1>;\n"
                "template <> constexpr int More<0> = 0;\n"
                "static int Slow = More<800>;",
                "did not end within 2 s", ToolLimits{2});
}

/// 200,000 class templates; some hundred MiB in the compiler.
constexpr const char *Large =
    "template <int D, long I> struct Many { static constexpr long V =\n"
    "Many<D - 1, 2 * I>::V + Many<D - 1, 2 * I + 1>::V; };\n"
    "template <long I> struct Many<0, I> { static constexpr long V = 1; };\n"
    "static long Sum = Many<16, 1>::V;";

TEST_F(CompileBox, EndsAboveItsMemory) {
  Ctx.BoxMemoryMiB = 4096;
  auto B = build(Large, true);
  EXPECT_TRUE(B) << B.error().Message;
  std::filesystem::remove_all(Ctx.CacheDir + "/objects");
  Ctx.BoxMemoryMiB = 100;
  expectRefused(Large, "used more than 100 MiB of memory");
}

TEST_F(CompileBox, EndsAboveItsOutput) {
  std::string Code = "#define A0 \"a line of some length\"\n";
  for (int I = 1; I < 20; ++I)
    Code += fmt::format("#define A{0} A{1} A{1}\n", I, I - 1);
  expectRefused(Code + "static const char *Text = A19;",
                "wrote more than 8 MiB", ToolLimits{60, 8 << 20});
}

TEST_F(CompileBox, ReadsNoDeviceWithoutEnd) {
  Ctx.BoxMemoryMiB = 512;
  expectRefused("#include \"/dev/zero\"", "used more than 512 MiB");
}

TEST_F(CompileBox, FlagsMayNameADirectory) {
  std::string Extra = Dir.path() + "/extra";
  ASSERT_TRUE(writeFile(Extra + "/more.h", "#define MORE 1\n"));
  T.CxxFlags.push_back("-I" + Extra);
  ASSERT_EQ(chmod(Dir.path().c_str(), 0700), 0);
  auto B = build("#include <more.h>\nstatic_assert(MORE);", true);
  EXPECT_TRUE(B) << B.error().Message;
}

TEST_F(CompileBox, FlagsMayNotNameTheCache) {
  T.CxxFlags.push_back("-I" + Dir.path());
  auto B = build("", true);
  ASSERT_FALSE(B);
  EXPECT_EQ(B.error().Code, Errc::Input);
  EXPECT_NE(B.error().Message.find("holds your home or the cache"),
            std::string::npos);
}

} // namespace
