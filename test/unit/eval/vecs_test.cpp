//===- vecs_test.cpp - fvecs, bvecs, ivecs ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Vecs.h"
#include "eval/support/Files.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace crinn::eval;

namespace {

std::string word(uint32_t V) {
  std::string S;
  for (int I = 0; I < 4; ++I)
    S += char(V >> (8 * I));
  return S;
}

struct Vecs : testing::Test {
  TempDir Dir = *TempDir::create();
  std::string Path = Dir.path() + "/x.fvecs";

  /// Whatever open and a full read say.
  Status all(const std::string &Bytes, VecsKind Kind) {
    if (Status S = writeFile(Path, Bytes); !S)
      return S;
    Result<VecsReader> R = VecsReader::open(Path, Kind);
    if (!R)
      return R.takeError();
    std::vector<float> Floats;
    std::vector<int32_t> Ints;
    for (;;) {
      Result<size_t> Got =
          Kind == VecsKind::Int ? R->read(3, Ints) : R->read(3, Floats);
      if (!Got)
        return Got.takeError();
      if (*Got == 0)
        return success();
    }
  }
  void expectError(const std::string &Bytes, VecsKind Kind, const char *Text) {
    Status S = all(Bytes, Kind);
    ASSERT_FALSE(S) << Text;
    EXPECT_EQ(S.error().Code, Errc::Input);
    EXPECT_NE(S.error().Message.find(Text), std::string::npos)
        << S.error().Message;
    EXPECT_NE(S.error().Message.find(Path), std::string::npos);
    EXPECT_NE(S.error().Message.find("get it again"), std::string::npos);
  }
};

// 0x3fc00000 is 1.5, 0xc0000000 is -2, 0x7fc00000 a NaN, 0xff800000 -inf.
const std::string TwoRows = word(2) + word(0x3fc00000) + word(0xc0000000) +
                            word(2) + word(0) + word(0x3fc00000);

TEST_F(Vecs, FloatsInBlocks) {
  ASSERT_TRUE(writeFile(Path, TwoRows + TwoRows));
  auto R = VecsReader::open(Path, VecsKind::Float);
  ASSERT_TRUE(R);
  EXPECT_EQ(R->rows(), 4u);
  EXPECT_EQ(R->cols(), 2u);
  std::vector<float> Data;
  EXPECT_EQ(*R->read(3, Data), 3u);
  EXPECT_EQ(*R->read(3, Data), 1u);
  EXPECT_EQ(*R->read(3, Data), 0u);
  EXPECT_EQ(Data, (std::vector<float>{1.5, -2, 0, 1.5, 1.5, -2, 0, 1.5}));
}

TEST_F(Vecs, BytesAndInts) {
  ASSERT_TRUE(writeFile(Path, word(3) + "\xff" + "ab"));
  auto B = VecsReader::open(Path, VecsKind::Byte);
  ASSERT_TRUE(B);
  std::vector<float> Data;
  EXPECT_EQ(*B->read(9, Data), 1u);
  EXPECT_EQ(Data, (std::vector<float>{255, 'a', 'b'}));

  ASSERT_TRUE(writeFile(Path, word(2) + word(7) + word(0xffffffff)));
  auto I = VecsReader::open(Path, VecsKind::Int);
  ASSERT_TRUE(I);
  std::vector<int32_t> Ids;
  EXPECT_EQ(*I->read(9, Ids), 1u);
  EXPECT_EQ(Ids, (std::vector<int32_t>{7, -1}));
}

TEST_F(Vecs, Malformed) {
  using enum VecsKind;
  expectError("", Float, "at byte 0: the file is empty");
  expectError("ab", Float, "ends inside a dimension");
  expectError(word(0), Float, "dimension 0 is not");
  expectError(word(0xffffffff) + word(1), Float, "dimension -1 is not");
  expectError(word(65537), Byte, "dimension 65537 is not");
  expectError("<!DOCTYPE html>.", Float, "dimension");
  expectError(TwoRows.substr(0, 23), Float,
              "at byte 12: the file ends inside a row: 23 bytes are not a "
              "multiple of 12");
  std::string Other = TwoRows;
  Other[12] = 3;
  expectError(Other, Float, "at byte 12: dimension 3 where the rows before");
  std::string Nan = TwoRows;
  Nan.replace(20, 4, word(0x7fc00000));
  expectError(Nan, Float, "at byte 20: a value that is not finite");
  Nan.replace(20, 4, word(0xff800000));
  expectError(Nan, Float, "not finite");
  EXPECT_TRUE(all(Nan, Int)); // as numbers these bytes are as good as others
}

TEST_F(Vecs, ShrinksWhileRead) {
  ASSERT_TRUE(writeFile(Path, TwoRows));
  auto R = VecsReader::open(Path, VecsKind::Float);
  ASSERT_TRUE(R);
  std::filesystem::resize_file(Path, 12);
  std::vector<float> Data;
  Result<size_t> Got = R->read(2, Data);
  ASSERT_FALSE(Got);
  EXPECT_NE(Got.error().Message.find("became shorter"), std::string::npos);
}

TEST_F(Vecs, WrongKindAndMissing) {
  ASSERT_TRUE(writeFile(Path, TwoRows));
  std::vector<float> Floats;
  std::vector<int32_t> Ints;
  EXPECT_FALSE(VecsReader::open(Path, VecsKind::Float)->read(1, Ints));
  EXPECT_FALSE(VecsReader::open(Path, VecsKind::Int)->read(1, Floats));
  auto R = VecsReader::open(Dir.path() + "/none", VecsKind::Float);
  ASSERT_FALSE(R);
  EXPECT_NE(R.error().Message.find("no such file"), std::string::npos);
  EXPECT_EQ(*vecsKind("a/b.bvecs"), VecsKind::Byte);
  EXPECT_EQ(*vecsKind("b.ivecs"), VecsKind::Int);
  EXPECT_EQ(vecsKind("b.hdf5").error().Code, Errc::Usage);
}

} // namespace
