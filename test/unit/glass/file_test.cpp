//===- file_test.cpp - saving and loading ---------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A file that is not what save wrote must be refused with an error that says
/// why, never crash. So truncations and flips are tried everywhere, in the
/// header in every byte.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/index.h"
#include "baseline_glass/index_file.h"
#include "test/unit/glass/data.h"

#include <gtest/gtest.h>

#include <bit>
#include <cfloat>
#include <cstring>
#include <filesystem>
#include <fstream>

using namespace glass;
using glasstest::clustered;

namespace {

constexpr size_t Dim = 20;

class FileTest : public testing::Test {
protected:
  FileTest() : Dir(testing::TempDir() + "crinn-glass-file-test") {
    std::filesystem::create_directories(Dir);
  }
  ~FileTest() override { std::filesystem::remove_all(Dir); }

  std::string path(const char *Name) const { return Dir + "/" + Name; }

  std::string read(const std::string &Path) const {
    std::ifstream In(Path, std::ios::binary);
    return {std::istreambuf_iterator<char>(In), {}};
  }

  void write(const std::string &Path, const std::string &Bytes) const {
    std::ofstream(Path, std::ios::binary) << Bytes;
  }

  std::unique_ptr<Index> make(size_t N, IndexParams P = {}) const {
    const auto Rows = clustered(N, Dim, 5, 1);
    auto I = Index::build(Rows.data(), N, Dim, P);
    EXPECT_TRUE(I);
    return std::move(*I);
  }

  std::string bytes(const Index &I) const {
    EXPECT_TRUE(I.save(path("bytes")));
    return read(path("bytes"));
  }

  /// The error of loading these bytes; fails the test if they load.
  ErrorCode refusal(const std::string &Bytes) const {
    write(path("bad"), Bytes);
    auto I = Index::load(path("bad"));
    EXPECT_FALSE(I);
    if (I)
      return ErrorCode::Io;
    EXPECT_NE(I.error().Message.find("bad"), std::string::npos)
        << "does not name the file: " << I.error().Message;
    return I.error().Code;
  }

  /// The same bytes with a header changed and its checksum made right again.
  template <typename Fn> std::string forge(std::string Bytes, Fn Change) const {
    FileHeader H;
    std::memcpy(&H, Bytes.data(), sizeof(H));
    Change(H);
    Checksum Sum;
    Sum.add(H.data(), HwHeaderSum * sizeof(uint64_t));
    H[HwHeaderSum] = Sum.Value;
    std::memcpy(Bytes.data(), &H, sizeof(H));
    return Bytes;
  }

  std::string Dir;
};

/// Each quantiser, with a metric that goes round, half of them reordered, and
/// those that can be refined once more with refinement.
std::vector<IndexParams> allKinds() {
  std::vector<IndexParams> All;
  for (uint32_t Q = 0; Q < QuantizerKinds; ++Q)
    for (float Factor : {0.0f, 1.5f}) {
      IndexParams P;
      P.Quantizer = QuantizerKind(Q);
      P.DistanceMetric = Metric(All.size() % 3);
      P.RefineFactor = Factor;
      P.RefineQuantizer = QuantizerKind::FP32;
      P.Reorder = All.size() % 2 == 1;
      if (Factor == 0 || P.Quantizer != QuantizerKind::FP32)
        All.push_back(P);
    }
  return All;
}

TEST_F(FileTest, TheSameBuildGivesTheSameBytes) {
  for (const IndexParams &P : allKinds())
    EXPECT_EQ(bytes(*make(2000, P)), bytes(*make(2000, P)));
}

TEST_F(FileTest, ALinkIsWrittenThroughWhereNothingCanBeCreated) {
  auto I = make(300, {});
  const std::string Plain = bytes(*I);
  std::FILE *Open = std::fopen(path("open").c_str(), "wb");
  ASSERT_TRUE(I->save("/proc/self/fd/" + std::to_string(fileno(Open))));
  std::fclose(Open);
  EXPECT_EQ(read(path("open")), Plain);
  // Elsewhere the file that a link names stays what it was.
  write(path("old"), "old");
  std::filesystem::create_symlink(path("old"), path("link"));
  ASSERT_TRUE(I->save(path("link")));
  EXPECT_EQ(read(path("old")), "old");
  EXPECT_EQ(read(path("link")), Plain);
}

TEST_F(FileTest, TheLargestNumbersHaveCodes) {
  for (QuantizerKind Kind : {QuantizerKind::SQ8, QuantizerKind::SQ4}) {
    IndexParams P;
    P.DistanceMetric = Metric::InnerProduct;
    P.Quantizer = Kind;
    const std::vector<float> Rows = {FLT_MAX, -FLT_MAX, 1, 0, 1e38f, FLT_MAX};
    auto I = Index::build(Rows.data(), 3, 2, P);
    ASSERT_TRUE(I) << I.error().Message;
    bytes(**I);
    auto Loaded = Index::load(path("bytes"));
    EXPECT_TRUE(Loaded) << Loaded.error().Message;
  }
}

TEST_F(FileTest, TheSeedChangesTheGraph) {
  IndexParams P;
  const std::string One = bytes(*make(2000, P));
  P.Graph.Seed = 101;
  EXPECT_NE(One, bytes(*make(2000, P)));
}

TEST_F(FileTest, ALoadedIndexAnswersAlikeAndSavesAlike) {
  const auto Queries = clustered(50, Dim, 5, 2);
  for (const IndexParams &P : allKinds())
    for (size_t N : {0, 1, 1500}) {
      auto Built = make(N, P);
      const std::string Saved = bytes(*Built);
      auto Loaded = Index::load(path("bytes"));
      ASSERT_TRUE(Loaded) << Loaded.error().Message;
      EXPECT_EQ(bytes(**Loaded), Saved);
      EXPECT_EQ((*Loaded)->size(), N);
      EXPECT_EQ((*Loaded)->dim(), Dim);
      SearchScratch S;
      for (size_t Q = 0; Q < 50; ++Q) {
        int32_t A[10] = {}, B[10] = {};
        float DA[10] = {}, DB[10] = {};
        auto NA = Built->search(&Queries[Q * Dim], 10, 30, S, A, DA);
        auto NB = (*Loaded)->search(&Queries[Q * Dim], 10, 30, S, B, DB);
        ASSERT_TRUE(NA && NB);
        EXPECT_EQ(*NA, *NB);
        EXPECT_EQ(std::memcmp(A, B, sizeof(A)), 0);
        EXPECT_EQ(std::memcmp(DA, DB, sizeof(DA)), 0);
      }
    }
}

TEST_F(FileTest, TruncatedFilesAreRefused) {
  const std::string Whole = bytes(*make(60));
  for (size_t Length = 0; Length < Whole.size();
       Length += Length < 200 ? 1 : 97)
    EXPECT_EQ(refusal(Whole.substr(0, Length)), ErrorCode::Truncated) << Length;
  EXPECT_EQ(refusal(Whole.substr(0, Whole.size() - 1)), ErrorCode::Truncated);
  EXPECT_EQ(refusal(Whole + "x"), ErrorCode::Corrupt);
}

TEST_F(FileTest, AFlippedBitIsNoticedWhereverItIs) {
  const std::string Whole = bytes(*make(60));
  for (size_t At = 0; At < Whole.size(); At += At < 512 ? 1 : 7) {
    std::string Flipped = Whole;
    Flipped[At] = char(Flipped[At] ^ (1 << (At % 8)));
    const ErrorCode Code = refusal(Flipped);
    const ErrorCode Want = At < 8    ? ErrorCode::BadMagic
                           : At < 16 ? ErrorCode::BadVersion
                                     : ErrorCode::Corrupt;
    ASSERT_EQ(Code, Want) << "byte " << At;
  }
}

TEST_F(FileTest, OtherFilesAreRefused) {
  EXPECT_EQ(refusal(std::string(5000, 'x')), ErrorCode::BadMagic);
  EXPECT_EQ(refusal(std::string(5000, '\0')), ErrorCode::BadMagic);
  EXPECT_EQ(refusal(""), ErrorCode::Truncated);
  const std::string Whole = bytes(*make(60));
  EXPECT_EQ(refusal(forge(Whole, [](FileHeader &H) { H[HwVersion] = 1; })),
            ErrorCode::BadVersion);
}

TEST_F(FileTest, ForgedHeadersAreRefused) {
  const std::string Whole = bytes(*make(60));
  const auto Forged = [&](HeaderWord Word, uint64_t Value) {
    EXPECT_EQ(refusal(forge(Whole, [&](FileHeader &H) { H[Word] = Value; })),
              ErrorCode::Corrupt)
        << "word " << Word << " = " << Value;
  };
  for (uint64_t Huge : {uint64_t(1) << 31, uint64_t(1) << 40, ~uint64_t(0)})
    for (HeaderWord Word : {HwMetric, HwQuantizer, HwComparison, HwParts,
                            HwRefineFactor, HwRefineQuantizer, HwRows, HwDim,
                            HwDegree, HwEntry, HwUpperIds, HwReordered})
      Forged(Word, Huge);
  Forged(HwRows, 61);
  Forged(HwDim, 0);
  Forged(HwDim, 65);
  Forged(HwDegree, 0);
  Forged(HwDegree, 30);
  Forged(HwEntry, 0);
  Forged(HwEntry, 61);
  Forged(HwUpperIds, 1);
  Forged(HwRefineFactor, std::bit_cast<uint32_t>(2.0f)); // no fine codes
  Forged(HwReordered, 1);
}

TEST_F(FileTest, ForgedLinksAreRefused) {
  auto I = make(60);
  const std::string Whole = bytes(*I);
  const HnswGraph &G = I->graph();
  ASSERT_GT(G.upper().size(), 0u);
  int Ground = 0; // a node that has no upper level
  while (G.level(Ground) > 0)
    ++Ground;
  const size_t State = 2 * sizeof(float), Rows = 60 * 64; // of one line each
  const size_t Level0 = G.level0().bytes();
  const size_t Links = sizeof(FileHeader) + State + Rows + 60; // after levels
  const size_t Upper = Links + Level0;
  const std::pair<size_t, int32_t> Forgeries[] = {
      {Links, 60}, {Links, -2}, {Links, 1 << 30}, {Upper, 60}, {Upper, Ground}};
  for (const auto &[At, Id] : Forgeries) {
    std::string Bytes = Whole;
    std::memcpy(Bytes.data() + At, &Id, sizeof(Id));
    Checksum Sum; // in the pieces that the writer used
    const char *P = Bytes.data() + sizeof(FileHeader);
    for (size_t Piece : {State, Rows, size_t(60), Level0, G.upper().bytes()}) {
      Sum.add(P, Piece);
      P += Piece;
    }
    Bytes = forge(Bytes, [&](FileHeader &H) { H[HwPayloadSum] = Sum.Value; });
    write(path("bad"), Bytes);
    auto Loaded = Index::load(path("bad"));
    ASSERT_FALSE(Loaded) << Id << " at " << At;
    EXPECT_NE(Loaded.error().Message.find("contradicts"), std::string::npos)
        << Loaded.error().Message;
  }
}

TEST_F(FileTest, ForgedIdsAreRefused) {
  IndexParams P;
  P.Reorder = true;
  auto I = make(60, P);
  const std::string Whole = bytes(*I);
  const HnswGraph &G = I->graph();
  const size_t State = 2 * sizeof(float), Rows = 60 * 64, Ids = 60 * 4;
  const int32_t Same = [&] { // the second id, put in place of the first
    int32_t Id;
    std::memcpy(&Id, Whole.data() + Whole.size() - Ids + 4, 4);
    return Id;
  }();
  for (const int32_t Id : {60, -1, 1 << 30, Same}) {
    std::string Bytes = Whole;
    std::memcpy(Bytes.data() + Bytes.size() - Ids, &Id, sizeof(Id));
    Checksum Sum;
    const char *At = Bytes.data() + sizeof(FileHeader);
    for (size_t Piece : {State, Rows, size_t(60), G.level0().bytes(),
                         G.upper().bytes(), Ids}) {
      Sum.add(At, Piece);
      At += Piece;
    }
    EXPECT_EQ(refusal(forge(
                  Bytes, [&](FileHeader &H) { H[HwPayloadSum] = Sum.Value; })),
              ErrorCode::Corrupt)
        << Id;
  }
}

TEST_F(FileTest, MissingAndUnwritablePathsAreToldApart) {
  auto I = Index::load(path("nothing-here"));
  ASSERT_FALSE(I);
  EXPECT_EQ(I.error().Code, ErrorCode::Io);
  auto Saved = make(10)->save(path("no-such-dir/file"));
  ASSERT_FALSE(Saved);
  EXPECT_EQ(Saved.error().Code, ErrorCode::Io);
  auto Directory = Index::load(Dir);
  ASSERT_FALSE(Directory);
}

} // namespace
