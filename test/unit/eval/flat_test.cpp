//===- flat_test.cpp - the flat file and its checks -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Flat.h"
#include "eval/support/Random.h"
#include "test/unit/eval/Toy.h"

#include <cmath>
#include <csignal>
#include <filesystem>
#include <sys/resource.h>

using namespace crinn::eval;

namespace {

constexpr size_t HeaderBytes = 192, HeadHashAt = 128, BodyHashAt = 64;

struct Flat : testing::Test {
  TempDir Dir = *TempDir::create();
  std::string Path = Dir.path() + "/x.flat";
  RawDataset D{randomMatrix(30, 3, 1), randomMatrix(4, 3, 2),
               std::vector<int32_t>(4 * 2, 29), 2, RawDistance::Angular};

  std::string bytes() {
    EXPECT_TRUE(writeFlat(Path, D));
    return *readFile(Path);
  }
  void expectError(const std::string &Bytes, const char *Text) {
    ASSERT_TRUE(writeFile(Path, Bytes));
    auto R = readFlat(Path, {});
    ASSERT_FALSE(R) << Text;
    EXPECT_EQ(R.error().Code, Errc::Input);
    EXPECT_NE(R.error().Message.find(Text), std::string::npos)
        << R.error().Message;
    EXPECT_NE(R.error().Message.find(Path), std::string::npos);
  }
  /// With the checksums that such a file would have.
  static std::string sealed(std::string B) {
    B.replace(BodyHashAt, 64, sha256(B.substr(HeaderBytes)));
    return B.replace(HeadHashAt, 64, sha256(B.substr(0, HeadHashAt)));
  }
};

TEST_F(Flat, RoundTrip) {
  std::string B = bytes();
  EXPECT_EQ(B.size(), HeaderBytes + 4 * (30 * 3 + 4 * 3 + 4 * 2));
  EXPECT_EQ(sealed(B), B);
  auto R = readFlat(Path, {});
  ASSERT_TRUE(R) << R.error().Message;
  EXPECT_EQ(R->Train.Data, D.Train.Data);
  EXPECT_EQ(R->Test.Data, D.Test.Data);
  EXPECT_EQ(R->Neighbors, D.Neighbors);
  EXPECT_EQ(R->Distance, RawDistance::Angular);
  EXPECT_EQ(readFlatShape(Path)->TrainRows, 30u);
}

TEST_F(Flat, EveryAlteredByteIsSeen) {
  std::string Good = bytes();
  for (size_t I = 0; I < Good.size(); ++I) {
    std::string B = Good;
    B[I] ^= 1;
    ASSERT_TRUE(writeFile(Path, B));
    EXPECT_FALSE(readFlat(Path, {})) << "byte " << I;
  }
}

TEST_F(Flat, Malformed) {
  std::string Good = bytes();
  expectError("", "truncated in its header");
  expectError(Good.substr(0, HeaderBytes - 1), "truncated in its header");
  expectError(std::string(500, 'x'), "is not a flat data file");
  expectError(Good.substr(0, Good.size() - 1), "has 631 bytes where its header "
                                               "says 632");
  expectError(Good + "x", "has 633 bytes");
  std::string B = Good;
  B[8] = 2;
  expectError(B, "is of version 2, this crinn reads 1");
  B = Good;
  B[300] ^= 1;
  expectError(B, "its checksum is another");
  B = Good;
  B[16] ^= 1; // rows
  expectError(B, "altered header");
}

TEST_F(Flat, LiesUnderGoodChecksums) {
  std::string Good = bytes();
  std::string B = Good;
  B.replace(16, 8, std::string(8, '\xff')); // rows
  expectError(sealed(B), "shape or distance that cannot be");
  B = Good;
  B.replace(32, 8, std::string(8, '\0')); // columns
  expectError(sealed(B), "shape or distance that cannot be");
  B = Good;
  B[12] = 3;
  expectError(sealed(B), "shape or distance that cannot be");
  B = Good;
  B.replace(HeaderBytes + 8, 4, std::string("\0\0\xc0\x7f", 4));
  expectError(sealed(B), "not finite");
  for (const char *Id : {"\x1e\0\0\0", "\xff\xff\xff\xff"}) {
    B = Good;
    B.replace(B.size() - 4, 4, std::string(Id, 4));
    expectError(sealed(B), "names a neighbour");
  }
}

TEST_F(Flat, WriterCounts) {
  auto W = FlatWriter::create(Path, {RawDistance::Ip, 2, 1, 2, 0});
  ASSERT_TRUE(W);
  float V[8] = {};
  EXPECT_TRUE(W->add(V, 4));
  EXPECT_FALSE(W->finish());  // queries are missing
  EXPECT_FALSE(W->add(V, 3)); // one too many
  EXPECT_TRUE(W->add(V, 2));
  EXPECT_TRUE(W->finish());
  EXPECT_EQ(readFlat(Path, {})->Distance, RawDistance::Ip);
  auto Huge = FlatWriter::create(Path, {RawDistance::Ip, 1u << 30, 1, 1000, 0});
  ASSERT_FALSE(Huge);
  EXPECT_EQ(Huge.error().Code, Errc::Input);
}

TEST_F(Flat, AFullDiskIsSeen) {
  rlimit Old;
  getrlimit(RLIMIT_FSIZE, &Old);
  auto Handler = signal(SIGXFSZ, SIG_IGN);
  // All of it fits into the buffer of stdio, so only the last steps can fail.
  rlimit Low{300, Old.rlim_max};
  setrlimit(RLIMIT_FSIZE, &Low);
  Status S = writeFlat(Path, D);
  setrlimit(RLIMIT_FSIZE, &Old);
  signal(SIGXFSZ, Handler);
  ASSERT_FALSE(S);
  EXPECT_EQ(S.error().Code, Errc::Environment);
  EXPECT_FALSE(std::filesystem::exists(Path));
}

TEST(RawDistanceNames, RoundTrip) {
  for (const char *Name : {"euclidean", "angular", "ip"})
    EXPECT_EQ(name(*rawDistance(Name)), Name);
  EXPECT_EQ(*rawDistance("dot"), RawDistance::Ip);
  EXPECT_FALSE(rawDistance("hamming"));
}

} // namespace
