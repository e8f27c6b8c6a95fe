//===- target_test.cpp - manifests, trees, variants, builds -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Hash.h"
#include "eval/target/Glob.h"
#include "test/unit/eval/Toy.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>

using namespace crinn::eval;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

struct TargetTest : Toy {
  json manifest() {
    return json::parse(*readFile(CRINN_TOY_DIR "/target.json"));
  }
  void expectBad(const json &J, const char *Text) {
    std::string Path = Dir.path() + "/target.json";
    ASSERT_TRUE(writeFile(Path, J.dump()));
    auto X = loadTarget(Path);
    ASSERT_FALSE(X) << Text;
    EXPECT_EQ(X.error().Code, Errc::Input);
    EXPECT_NE(X.error().Message.find(Text), std::string::npos)
        << X.error().Message;
  }
  json variantJson(const Variant &V) {
    return json::parse(*readFile(V.Dir + "/variant.json"));
  }
  void expectBadVariant(const Variant &V, const json &J, const char *Text) {
    ASSERT_TRUE(writeFile(V.Dir + "/variant.json", J.dump()));
    auto X = loadVariant(V.Dir);
    ASSERT_FALSE(X) << Text;
    EXPECT_EQ(X.error().Code, Errc::Input);
    EXPECT_NE(X.error().Message.find(Text), std::string::npos)
        << X.error().Message;
  }
};

TEST(Glob, StarsStopAtSlashes) {
  EXPECT_TRUE(globMatches("*.h", "a.h"));
  EXPECT_FALSE(globMatches("*.h", "b/a.h"));
  EXPECT_TRUE(globMatches("**/*.h", "b/c/a.h"));
  EXPECT_TRUE(globMatches("**/*.h", "a.h"));
  EXPECT_FALSE(globMatches("a?b", "a/b"));
}

TEST_F(TargetTest, ShippedTargetsLoad) {
  for (const std::string &Name : shippedTargets())
    EXPECT_TRUE(loadTarget(Name)) << Name;
  auto X = loadTarget("no-such-target");
  ASSERT_FALSE(X);
  EXPECT_EQ(X.error().Code, Errc::Usage);
  EXPECT_NE(X.error().Message.find("hnswlib"), std::string::npos);
}

TEST_F(TargetTest, BadManifests) {
  json J = manifest();
  J["format"] = "crinn-target-9";
  expectBad(J, "'format'");
  J = manifest();
  J["colour"] = "red";
  expectBad(J, "unknown field 'colour'");
  J = manifest();
  J.erase("cxx");
  expectBad(J, "'cxx' is missing");
  J = manifest();
  J["ef"] = {10, "20"};
  expectBad(J, "'ef'");
  J = manifest();
  J["source"][0]["into"] = "../up";
  expectBad(J, "leaves the tree");
  J = manifest();
  J["adapter"] = "../adapter.cpp";
  expectBad(J, "'adapter'");
  J = manifest();
  J["source"][0].erase("from");
  expectBad(J, "'from' is missing");
  expectBad(json::array(), "not a JSON object");
  J = manifest();
  for (int I = 0; I < 100; ++I)
    J["build"] = json::array({J["build"]});
  expectBad(J, "not a JSON object");
}

TEST_F(TargetTest, NestedBeyondTheStack) {
  std::string Text = manifest().dump();
  Text.insert(1, "\"deep\":" + std::string(300000, '[') +
                     std::string(300000, ']') + ",");
  ASSERT_TRUE(writeFile(Dir.path() + "/deep/target.json", Text));
  auto X = loadTarget(Dir.path() + "/deep/target.json");
  ASSERT_FALSE(X);
  EXPECT_EQ(X.error().Code, Errc::Input);
}

TEST_F(TargetTest, BadPackages) {
  json Good = manifest(), J;
  Good["source"][0] = {{"pypi", "some-thing==1.0"},
                       {"sha256", std::string(64, 'a')},
                       {"into", "."},
                       {"files", {"*.h"}}};
  auto With = [&](const char *Field, const char *Value) {
    J = Good;
    J["source"][0][Field] = Value;
    return J;
  };
  expectBad(With("sha256", "abc"), "'sha256'");
  expectBad(With("pypi", "thing=1.0"), "NAME==VERSION");
  expectBad(With("pypi", "--option==1.0"), "NAME==VERSION");
  expectBad(With("pypi", "thing==1.0/../.."), "NAME==VERSION");
  expectBad(With("under", "../up"), "'under'");
  expectBad(With("from", "/usr"), "unknown field 'from'");
  expectBad(With("debian-source", "thing=1"), "unknown field 'debian-source'");
  J = Good;
  J["source"][0].erase("sha256");
  expectBad(J, "'sha256' is missing");
}

TEST_F(TargetTest, PackagesComeFromTheCacheWhereItHasThem) {
  std::string Cached = Ctx.CacheDir + "/codebases/thing-1.0-aaaaaaaaaaaa";
  ASSERT_TRUE(writeFile(Cached + "/inside/a.h", "int a;"));
  Target Packed = T;
  Packed.Sources = {{"inside", "thing", {"*.h"}, {}}};
  Packed.Sources[0].Origin = {"pypi", "thing", "1.0", std::string(64, 'a')};
  auto Tr = materialise(Packed, Dir.path() + "/tree", Ctx);
  ASSERT_TRUE(Tr) << Tr.error().Message;
  EXPECT_EQ(Tr->Files.count("thing/a.h"), 1u);
}

TEST_F(TargetTest, APackageThatCannotBeFetchedNamesTheCommand) {
  setenv("PIP_NO_INDEX", "1", 1); // no network is asked
  Target Packed = T;
  Packed.Sources[0].Origin = {"pypi", "thing", "1.0", std::string(64, 'a')};
  Packed.Sources[0].From = ".";
  auto Tr = materialise(Packed, Dir.path() + "/tree", Ctx);
  unsetenv("PIP_NO_INDEX");
  ASSERT_FALSE(Tr);
  EXPECT_EQ(Tr.error().Code, Errc::Environment);
  EXPECT_NE(Tr.error().Message.find("crinn-eval fetch-target scan"),
            std::string::npos)
      << Tr.error().Message;
  EXPECT_EQ(Tr.error().Message.find('\n'), std::string::npos);
  EXPECT_TRUE(fs::is_empty(Ctx.CacheDir + "/codebases"));
}

TEST_F(TargetTest, TreeNeedsAnEmptyDirectoryAndItsSources) {
  ASSERT_TRUE(writeFile(Dir.path() + "/full/file", "x"));
  auto Full = materialise(T, Dir.path() + "/full");
  ASSERT_FALSE(Full);
  EXPECT_EQ(Full.error().Code, Errc::Environment);
  Target Missing = T;
  Missing.Sources[0].From = "/no/such/directory";
  auto None = materialise(Missing, Dir.path() + "/none");
  ASSERT_FALSE(None);
  EXPECT_EQ(None.error().Code, Errc::Input);
}

TEST_F(TargetTest, VariantOverlaysAndKeepsTheRest) {
  Variant V = edited("float Sum = 0;", "float Sum = 0.0f;");
  Tree Tr = *materialise(T, Dir.path() + "/tree");
  ASSERT_TRUE(applyVariant(Tr, V));
  std::string Text = *readFile(Tr.Root + "/lib/scan.h");
  EXPECT_NE(Text.find("0.0f"), std::string::npos);
  EXPECT_EQ(Tr.Files.at("lib/scan.h"), sha256(Text));
}

TEST_F(TargetTest, StaleBaseIsRefusedBeforeAnythingIsWritten) {
  Variant V = edited("float Sum = 0;", "float Sum = 0.0f;");
  V.Files[0].BaseHash = sha256("another version");
  Tree Tr = *materialise(T, Dir.path() + "/tree");
  Status S = applyVariant(Tr, V);
  ASSERT_FALSE(S);
  EXPECT_EQ(S.error().Code, Errc::Input);
  EXPECT_NE(S.error().Message.find("another version"), std::string::npos);
  EXPECT_EQ(sha256(*readFile(Tr.Root + "/lib/scan.h")),
            Tr.Files.at("lib/scan.h"));
}

TEST_F(TargetTest, VariantCannotLeaveTheTree) {
  Variant V = edited("float Sum = 0;", "float Sum = 0.0f;");
  json Good = variantJson(V), J;
  for (const char *Path : {"../x", "/etc/passwd", "lib/../../x", "lib//scan.h",
                           "./lib/scan.h", "", "lib\\scan.h"}) {
    J = Good;
    J["files"][0]["path"] = Path;
    expectBadVariant(V, J, "leaves the tree");
  }
  J = Good;
  J["files"].push_back(J["files"][0]);
  expectBadVariant(V, J, "twice");
  J = Good;
  J["format"] = "crinn-variant-0";
  expectBadVariant(V, J, "'format'");
  std::string File = V.Dir + "/overlay/lib/scan.h";
  ASSERT_TRUE(writeFile(File, "tampered"));
  expectBadVariant(V, Good, "differs from the hash");
  fs::remove(File);
  fs::create_symlink("/etc/passwd", File);
  expectBadVariant(V, Good, "symbolic link");
}

TEST_F(TargetTest, ClassIsWhatTheVariantClaims) {
  Variant V = edited("float Sum = 0;", "float Sum = 0.0f;");
  EXPECT_FALSE(V.UpToRounding);
  json J = variantJson(V);
  J["class"] = "exact-up-to-rounding";
  ASSERT_TRUE(writeFile(V.Dir + "/variant.json", J.dump()));
  auto Rounded = loadVariant(V.Dir);
  ASSERT_TRUE(Rounded) << Rounded.error().Message;
  EXPECT_EQ(Rounded->Class, EquivalenceClass::Exact);
  EXPECT_TRUE(Rounded->UpToRounding);
  J["class"] = "roughly";
  expectBadVariant(V, J, "exact-up-to-rounding, recall or curve");

  Tree Tr = *materialise(T, Dir.path() + "/tree");
  Tree Changed = Tr;
  ASSERT_TRUE(applyVariant(Changed, V));
  Tr = *materialise(T, Dir.path() + "/other");
  auto Made = makeVariant(Tr, Changed.Root, Dir.path() + "/made", "t",
                          EquivalenceClass::Exact, {}, /*UpToRounding=*/true);
  ASSERT_TRUE(Made) << Made.error().Message;
  EXPECT_TRUE(Made->UpToRounding);
}

TEST_F(TargetTest, MakeVariantRefusesNothingAndNewFiles) {
  Tree Tr = *materialise(T, Dir.path() + "/tree");
  auto Same = makeVariant(Tr, Tr.Root, Dir.path() + "/v", "t",
                          EquivalenceClass::Exact, {});
  ASSERT_FALSE(Same);
  EXPECT_EQ(Same.error().Code, Errc::Input);
  ASSERT_TRUE(writeFile(Tr.Root + "/new.h", "x"));
  EXPECT_FALSE(makeVariant(Tr, Tr.Root, Dir.path() + "/v", "t",
                           EquivalenceClass::Exact, {}));
  EXPECT_FALSE(fs::exists(Dir.path() + "/v"));
}

TEST_F(TargetTest, BuildIsTheSameInAnyDirectory) {
  auto A = compile(T, *materialise(T, Dir.path() + "/a"), Ctx);
  auto B = compile(T, *materialise(T, Dir.path() + "/b"), Ctx);
  ASSERT_TRUE(A && B);
  EXPECT_EQ(A->Hash, B->Hash);
  EXPECT_EQ(A->Objects, B->Objects);
  ASSERT_TRUE(linkShared(*A, Dir.path() + "/one.so", 1));
  ASSERT_TRUE(linkShared(*A, Dir.path() + "/two.so", 2));
  EXPECT_NE(*sha256File(Dir.path() + "/one.so"),
            *sha256File(Dir.path() + "/two.so"));
}

TEST_F(TargetTest, BuildFailureNamesTheFirstErrorAndLeavesNoObject) {
  Variant V = edited("float Sum = 0;", "float Sum = nonsense;");
  Tree Tr = *materialise(T, Dir.path() + "/tree");
  ASSERT_TRUE(applyVariant(Tr, V));
  auto B = compile(T, Tr, Ctx);
  ASSERT_FALSE(B);
  EXPECT_EQ(B.error().Code, Errc::Build);
  EXPECT_NE(B.error().Message.find("nonsense"), std::string::npos);
  EXPECT_NE(readFile(B.error().Log)->find("nonsense"), std::string::npos);
  EXPECT_TRUE(!fs::exists(Ctx.CacheDir + "/objects") ||
              fs::is_empty(Ctx.CacheDir + "/objects"));
}

TEST_F(TargetTest, CompilerThatIsNotThere) {
  T.Cxx = "no-such-compiler";
  auto B = compile(T, *materialise(T, Dir.path() + "/tree"), Ctx);
  ASSERT_FALSE(B);
  EXPECT_EQ(B.error().Code, Errc::Environment);
}

} // namespace
