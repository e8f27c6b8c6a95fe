//===- run_test.cpp - the run database, evidence --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Toy.h"
#include "eval/run/Attempt.h"
#include "eval/run/Base64.h"
#include "eval/run/Evidence.h"
#include "eval/run/Rebuild.h"
#include "eval/run/Setting.h"
#include "eval/support/Hash.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

using namespace crinn::eval;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

struct Run : testing::Test {
  TempDir Root = *TempDir::create();
  std::string Dir = Root.path() + "/run", Db = Dir + "/run.db";

  static AttemptFacts facts(const std::string &Key) {
    AttemptFacts F;
    F.Key = Key;
    F.Title = "a\ttitle\nof two lines";
    F.Target = "scan";
    F.Identity = {{"key", Key}};
    return F;
  }
  static Outcome outcome(const std::string &Verdict) {
    Outcome O;
    O.Verdict = Verdict;
    O.Reason = "faster";
    O.CodeHash = "c0de";
    O.Estimate = 0.25;
    O.Pairs = 10;
    O.Document = {{"verdict", Verdict}};
    O.Printed = "the table\n";
    return O;
  }
  std::vector<std::string> table() {
    std::ifstream In(Dir + "/results.tsv");
    std::vector<std::string> Lines;
    for (std::string Line; std::getline(In, Line);)
      Lines.push_back(Line);
    return Lines;
  }
};

TEST_F(Run, StepsComeBackBitForBit) {
  // The shortest decimal that reads back as the same double, also for these.
  json Value = {{"x", {0.1, 1.0 / 3, 5e-324, 1.7976931348623157e308, -0.0}},
                {"s", "line\nbreak \xc3\xa9"},
                {"n", nullptr}};
  {
    auto A = Attempt::open(Dir, facts("k"), false);
    ASSERT_TRUE(A);
    EXPECT_EQ((*A)->records().recorded("pair/0"), std::nullopt);
    ASSERT_TRUE((*A)->records().record("pair/0", Value));
    EXPECT_EQ((*A)->records().recorded("pair/0"), Value);
  }
  auto A = Attempt::open(Dir, facts("k"), false);
  ASSERT_TRUE(A);
  json Back = *(*A)->records().recorded("pair/0");
  EXPECT_EQ(Back, Value);
  EXPECT_TRUE(std::signbit(Back["x"][4].get<double>()));
  EXPECT_EQ((*A)->records().found(), 1u);
  EXPECT_FALSE((*A)->answer());
  // Another key, or a new attempt at this one, sees nothing of it.
  A->reset();
  EXPECT_EQ((*Attempt::open(Dir, facts("other"), false))->records().found(),
            0u);
  EXPECT_EQ((*Attempt::open(Dir, facts("k"), true))->records().found(), 0u);
}

TEST_F(Run, NothingIsRecordedTwiceOrWithoutAValue) {
  auto A = Attempt::open(Dir, facts("k"), false);
  ASSERT_TRUE(A);
  ASSERT_TRUE((*A)->records().record("pair/0", 1));
  EXPECT_FALSE((*A)->records().record("pair/0", 2));
  EXPECT_EQ(*(*A)->records().recorded("pair/0"), 1);
  json Infinite = {{"x", {1, std::numeric_limits<double>::infinity()}}};
  Status S = (*A)->records().record("pair/1", Infinite);
  ASSERT_FALSE(S);
  EXPECT_NE(S.error().Message.find("pair/1"), std::string::npos);
}

TEST_F(Run, NoRowIsEverChanged) {
  auto A = Attempt::open(Dir, facts("k"), false);
  ASSERT_TRUE((*A)->records().record("pair/0", 1));
  ASSERT_TRUE((*A)->finish(outcome("faster")));
  Sqlite Raw = *Sqlite::open(Db);
  for (const char *Sql :
       {"UPDATE attempt SET title = ''", "UPDATE step SET value = '2'",
        "UPDATE outcome SET verdict = ''", "DELETE FROM outcome",
        "DELETE FROM step", "DELETE FROM attempt"})
    EXPECT_FALSE(Raw.execute(Sql)) << Sql;
  std::string Check;
  ASSERT_TRUE(Raw.query("PRAGMA integrity_check", {},
                        [&](const SqlRow &R) { Check = R.text(0); }));
  EXPECT_EQ(Check, "ok");
}

TEST_F(Run, AnAnswerIsGivenAgain) {
  {
    auto A = Attempt::open(Dir, facts("k"), false);
    ASSERT_TRUE((*A)->finish(outcome("faster")));
    EXPECT_FALSE((*A)->finish(outcome("slower"))) << "one attempt, one outcome";
  }
  auto A = Attempt::open(Dir, facts("k"), false);
  ASSERT_TRUE((*A)->answer());
  EXPECT_EQ((*A)->answer()->Verdict, "faster");
  EXPECT_EQ((*A)->answer()->Printed, "the table\n");
  EXPECT_EQ((*A)->answer()->Estimate, 0.25);
  EXPECT_EQ((*A)->answer()->Lower, std::nullopt);
  A->reset();
  EXPECT_FALSE((*Attempt::open(Dir, facts("k"), true))->answer());
}

TEST_F(Run, MachineCodeThatWasTimedIsKnown) {
  auto Of = [](const std::string &Variant, const std::string &Class = "exact") {
    AttemptFacts F = facts(Variant + Class);
    F.VariantHash = Variant;
    F.Class = Class;
    F.Identity = {{"a", "unmodified"}, {"b", Variant}, {"ef", {10, 20}}};
    return F;
  };
  auto Finish = [&](const AttemptFacts &F, const std::string &Verdict,
                    const std::string &Code) {
    Outcome O = outcome(Verdict);
    O.Document["gates"] = {
        {{"gate", "novelty"}, {"figures", {{"code", Code}}}}};
    ASSERT_TRUE((*Attempt::open(Dir, F, false))->finish(O));
  };
  Finish(Of("first"), "slower", "x");
  Finish(Of("second"), "refused", "y");
  Finish(Of("third", "recall"), "faster", "z");
  Outcome Again = outcome("same");
  Again.Document["reason"] = "same-code"; // it was not timed
  Again.Document["gates"] = {
      {{"gate", "novelty"}, {"figures", {{"code", "w"}}}}};
  ASSERT_TRUE((*Attempt::open(Dir, Of("fourth"), false))->finish(Again));
  const KnownCode Known = {{"x", "attempt 1"}};
  EXPECT_EQ((*Attempt::open(Dir, Of("other"), false))->known(), Known);
  EXPECT_EQ((*Attempt::open(Dir, Of("other"), true))->known(), KnownCode());
  EXPECT_EQ((*Attempt::open(Dir, Of("first"), false))->known(), KnownCode())
      << "it is what was measured";
  for (const char *What : {"a", "ef", "modules"}) {
    AttemptFacts F = Of("other");
    F.Key = What;
    F.Identity[What] = "another";
    EXPECT_EQ((*Attempt::open(Dir, F, false))->known(), KnownCode()) << What;
  }
}

TEST_F(Run, TheTableOnlyGrows) {
  for (const char *Key : {"a", "b", "c"}) {
    auto A = Attempt::open(Dir, facts(Key), false);
    ASSERT_TRUE((*A)->finish(outcome(Key)));
  }
  std::vector<std::string> Whole = table();
  ASSERT_EQ(Whole.size(), 4u);
  EXPECT_TRUE(Whole[3].starts_with("3\t"));
  EXPECT_NE(Whole[3].find("a title of two lines"), std::string::npos);
  // A kill in the middle of a line, after the second, or before the file was.
  std::string Text = *readFile(Dir + "/results.tsv");
  for (size_t Cut : {Text.size() - 5, Text.find("\n3\t") + 1, size_t(0)}) {
    fs::resize_file(Dir + "/results.tsv", Cut);
    ASSERT_TRUE(Attempt::open(Dir, facts("a"), false));
    EXPECT_EQ(table(), Whole) << Cut;
  }
}

TEST_F(Run, OneProcessWorksInADirectory) {
  auto A = Attempt::open(Dir, facts("k"), false);
  ASSERT_TRUE(A);
  auto Second = Attempt::open(Dir, facts("other"), false);
  ASSERT_FALSE(Second);
  EXPECT_NE(Second.error().Message.find("another crinn-eval"),
            std::string::npos);
}

TEST_F(Run, OtherDatabasesAreRefused) {
  ASSERT_TRUE(makeDirs(Dir));
  {
    ASSERT_TRUE(Sqlite::open(Db)->execute("CREATE TABLE t (x)"));
  }
  Result<RunDb> Other = RunDb::open(Db);
  ASSERT_FALSE(Other);
  EXPECT_EQ(Other.error().Code, Errc::Input);
  ASSERT_TRUE(RunDb::open(Dir + "/new.db"));
  ASSERT_TRUE(Sqlite::open(Dir + "/new.db")->execute("PRAGMA user_version=9"));
  Result<RunDb> Newer = RunDb::open(Dir + "/new.db");
  ASSERT_FALSE(Newer);
  EXPECT_NE(Newer.error().Message.find("schema version 9"), std::string::npos);
  ASSERT_TRUE(writeFile(Dir + "/text.db", std::string(5000, 'x')));
  EXPECT_EQ(RunDb::open(Dir + "/text.db").error().Code, Errc::Input);
}

TEST(Base64, IsThatOfTheStandard) {
  // RFC 4648, section 10.
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
  std::string All;
  for (int I = 0; I < 256; ++I)
    All += char(I);
  for (size_t Size = 0; Size <= All.size(); ++Size)
    ASSERT_EQ(fromBase64(base64(All.substr(0, Size))), All.substr(0, Size));
  for (const char *Bad : {"Zg=", "Zg", "Z", "!!!!", "Zh==", "Zg==Zg=="})
    EXPECT_EQ(fromBase64(Bad), std::nullopt) << Bad;
}

/// Evidence of a variant of the scanning target, without a measurement.
struct EvidenceTest : Toy {
  Variant V = edited("float Sum = 0;", "float Sum = 0; // \xe9 in Latin-1");
  json Doc;
  std::string Path = Dir.path() + "/evidence.json";

  void SetUp() override {
    Prepared P;
    P.T = T;
    P.Sources = *materialise(T, Dir.path() + "/tree");
    P.Data = toyData();
    Doc = *makeEvidence(P, nullptr, V, {},
                        evidenceResult(P, {{"verdict", "same"}}, {}), Ctx);
  }
  Result<Rebuilt> rebuilt(const json &D, RebuildOptions O) {
    static unsigned Serial = 0;
    return rebuild(D, O, Dir.path() + "/r" + std::to_string(++Serial), Ctx);
  }
  /// The error of a rebuild of \p D from the toy's own sources.
  std::string refusal(const json &D) {
    Result<Rebuilt> R = rebuilt(D, {"", CRINN_TOY_DIR "/lib"});
    return R ? "" : R.error().Message;
  }
};

TEST_F(EvidenceTest, IsEnoughToRebuild) {
  ASSERT_TRUE(
      writeFile(Path, Doc.dump(2, ' ', false, json::error_handler_t::strict)));
  Result<json> Read = readEvidence(Path);
  ASSERT_TRUE(Read) << Read.error().Message;
  EXPECT_EQ(*Read, Doc);
  Result<Rebuilt> R = rebuilt(*Read, {"", CRINN_TOY_DIR "/lib"});
  ASSERT_TRUE(R) << R.error().Message;
  EXPECT_EQ(R->T.CxxFlags, T.CxxFlags);
  EXPECT_EQ(*sha256File(R->T.Adapter), *sha256File(T.Adapter));
  EXPECT_EQ(variantHash(&R->B), variantHash(&V));
  EXPECT_FALSE(R->A);
  Tree Again = *materialise(R->T, Dir.path() + "/again");
  EXPECT_EQ(Again.Files, materialise(T, Dir.path() + "/first")->Files);
  ASSERT_TRUE(applyVariant(Again, R->B));
}

TEST_F(EvidenceTest, ReplacedPartsAreRefused) {
  EXPECT_EQ(refusal(Doc), "");
  json D = Doc;
  D["target"]["manifest"]["cxxflags"].push_back("-Ofast");
  EXPECT_NE(refusal(D).find("manifest is not the one of its hash"),
            std::string::npos);
  D = Doc;
  D["target"]["adapter"]["text"] = "int x;";
  EXPECT_NE(refusal(D).find("adapter is not the one"), std::string::npos);
  D = Doc;
  D["target"]["files"]["lib/scan.h"] = std::string(64, '0');
  EXPECT_NE(refusal(D).find("lib/scan.h: not the one that was measured"),
            std::string::npos);
  D = Doc;
  D["target"]["files"].erase("lib/scan.h");
  EXPECT_NE(refusal(D).find("lib/scan.h: not the one"), std::string::npos);
  D = Doc;
  D["b"]["overlay"]["lib/scan.h"] = {{"text", "int x;"}};
  EXPECT_NE(refusal(D).find("differs from the hash"), std::string::npos);
  D = Doc;
  D["b"]["overlay"]["../out"] = {{"text", "x"}};
  EXPECT_NE(refusal(D).find("'../out' cannot be written"), std::string::npos);
}

TEST_F(EvidenceTest, RunsNoCommandOfAStranger) {
  json D = Doc;
  for (const char *Cxx : {"/tmp/mine", "sh", "g++;ls", "../g++", "g++-x"}) {
    D["target"]["manifest"]["cxx"] = Cxx;
    D["target"]["manifest_sha256"] = manifestHash(D["target"]["manifest"]);
    EXPECT_NE(refusal(D).find("its compiler"), std::string::npos) << Cxx;
  }
  Ctx.Sandboxed = false;
  EXPECT_NE(refusal(Doc).find("in the sandbox only"), std::string::npos);
}

TEST_F(EvidenceTest, GrowsByResults) {
  ASSERT_TRUE(writeFile(Path, Doc.dump()));
  json New = Doc["results"][0];
  New["date"] = "2030-01-01T00:00:00Z";
  ASSERT_TRUE(appendResult(Path, New));
  ASSERT_TRUE(appendResult(Path, New));
  json Expected = Doc;
  Expected["results"].push_back(New);
  Expected["results"].push_back(New);
  EXPECT_EQ(*readEvidence(Path), Expected);
}

TEST_F(EvidenceTest, DamagedDocumentsAreRefused) {
  for (const char *Pointer :
       {"/title", "/target", "/target/files", "/target/manifest",
        "/target/adapter_sha256", "/dataset/hash", "/options/seed", "/b",
        "/b/overlay", "/results", "/results/0/comparison"}) {
    json D = Doc;
    D[json::json_pointer(Pointer)] = json::array();
    ASSERT_TRUE(writeFile(Path, D.dump()));
    EXPECT_FALSE(readEvidence(Path)) << Pointer;
  }
  json D = Doc;
  D["surprise"] = 1;
  ASSERT_TRUE(writeFile(Path, D.dump()));
  EXPECT_FALSE(readEvidence(Path));
}

TEST(Origin, NamesPackagesAndNothingElse) {
  TempDir Dir = *TempDir::create();
  auto Of = [](const SourceSet &S) { return sourceOrigin(S, {}); };
  std::string Package =
      Of({"/usr/include/hnswlib", ".", {}}).value("package", "");
  EXPECT_TRUE(Package.starts_with("libhnswlib-dev ")) << Package;
  EXPECT_EQ(Of({Dir.path(), ".", {}}), json::object());
  EXPECT_EQ(Of({"/usr/include", ".", {}}), json::object()); // of many packages
  EXPECT_EQ(Of({"x", ".", {}, {"pypi", "x", "1.0", "abc"}}),
            json({{"package", "x 1.0"}, {"sha256", "abc"}}));
}

TEST(Harness, HasAHash) {
  EXPECT_EQ(harnessHash().size(), 64u);
  EXPECT_EQ(harnessHash().find_first_not_of("0123456789abcdef"),
            std::string::npos);
}

} // namespace
