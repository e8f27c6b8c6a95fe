//===- data_test.cpp - HDF5, IDX and ground truth ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Hdf5.h"
#include "eval/data/Idx.h"
#include "test/unit/eval/Toy.h"

#include <hdf5.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

using namespace crinn::eval;

namespace {

struct Data : testing::Test {
  TempDir Dir = *TempDir::create();
  Context Ctx{nullptr, nullptr, Dir.path() + "/cache"};
  std::string File = Dir.path() + "/set.hdf5";

  void write(RawDataset D) {
    ASSERT_TRUE(
        writeHdf5(File, D, std::vector<float>(D.Test.Rows * D.NeighborsK)));
  }
  RawDataset small() {
    RawDataset D;
    D.Train = randomMatrix(50, 4, 1);
    D.Test = randomMatrix(20, 4, 2);
    D.NeighborsK = 10;
    D.Neighbors.resize(200);
    D.Distance = "euclidean";
    return D;
  }
  void expectInputError(const char *Text) {
    auto D = openDataset(File, Ctx);
    ASSERT_FALSE(D);
    EXPECT_EQ(D.error().Code, Errc::Input);
    EXPECT_NE(D.error().Message.find(Text), std::string::npos)
        << D.error().Message;
    EXPECT_NE(D.error().Message.find("set.hdf5"), std::string::npos);
    EXPECT_EQ(D.error().Message.find('\n'), std::string::npos);
  }
};

TEST_F(Data, RoundTrip) {
  RawDataset D = small();
  write(D);
  auto R = readHdf5(File);
  ASSERT_TRUE(R);
  EXPECT_EQ(R->Train.Data, D.Train.Data);
  EXPECT_EQ(R->Test.Rows, 20u);
  EXPECT_EQ(R->Distance, "euclidean");
  EXPECT_EQ(R->NeighborsK, 10u);
}

TEST_F(Data, Missing) { expectInputError("no such file"); }

TEST_F(Data, Truncated) {
  write(small());
  auto Size = std::filesystem::file_size(File);
  for (auto Keep : {Size - 100, Size / 2, Size / 10, Size * 0}) {
    std::filesystem::resize_file(File, Keep);
    expectInputError("truncated");
    write(small());
  }
}

TEST_F(Data, WidthsDiffer) {
  RawDataset D = small();
  D.Test = randomMatrix(20, 5, 2);
  write(D);
  expectInputError("'train' has 4 columns but 'test' has 5");
}

TEST_F(Data, NeighborOutOfRange) {
  RawDataset D = small();
  D.Neighbors[7] = 50;
  write(D);
  expectInputError("'neighbors' names a row");
}

TEST_F(Data, UnknownDistance) {
  RawDataset D = small();
  D.Distance = "hamming";
  write(D);
  expectInputError("hamming");
}

TEST_F(Data, NotFinite) {
  RawDataset D = small();
  D.Train.Data[3] = NAN;
  write(D);
  expectInputError("not finite");
}

TEST_F(Data, MissingAttributeAndOddShape) {
  write(small());
  hid_t F = H5Fopen(File.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  H5Ldelete(F, "test", H5P_DEFAULT);
  H5Fclose(F);
  expectInputError("no data set 'test'");
  F = H5Fopen(File.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  hsize_t Eight = 8;
  hid_t Space = H5Screate_simple(1, &Eight, nullptr);
  H5Dclose(H5Dcreate2(F, "test", H5T_NATIVE_FLOAT, Space, H5P_DEFAULT,
                      H5P_DEFAULT, H5P_DEFAULT));
  H5Sclose(Space);
  H5Fclose(F);
  expectInputError("not two-dimensional");
  F = H5Fopen(File.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  H5Adelete(F, "distance");
  H5Fclose(F);
  expectInputError("no attribute 'distance'");
}

TEST_F(Data, TruthIsComputedWhereMissingAndCached) {
  RawDataset D = small();
  D.NeighborsK = 1; // too few for recall@10
  D.Neighbors.resize(20);
  write(D);
  auto First = openDataset(File, Ctx);
  ASSERT_TRUE(First);
  EXPECT_EQ((*First)->TruthK, 50u);
  EXPECT_FALSE(std::filesystem::is_empty(Ctx.CacheDir + "/truth"));
  auto Second = openDataset(File, Ctx);
  ASSERT_TRUE(Second);
  EXPECT_EQ((*First)->Truth, (*Second)->Truth);
}

TEST_F(Data, AngularIsNormalised) {
  RawDataset D = small();
  D.Distance = "angular";
  write(D);
  auto X = openDataset(File, Ctx);
  ASSERT_TRUE(X);
  EXPECT_EQ((*X)->Distance, Metric::InnerProduct);
  EXPECT_NEAR(
      distance(Metric::InnerProduct, (*X)->Base.row(3), (*X)->Base.row(3), 4),
      -1, 1e-6);
}

TEST_F(Data, UnknownNameListsTheKnown) {
  auto X = openDataset("no-such-set", Ctx);
  ASSERT_FALSE(X);
  EXPECT_EQ(X.error().Code, Errc::Usage);
  EXPECT_NE(X.error().Message.find("fashion-mnist"), std::string::npos);
}

TEST(GroundTruth, AgreesWithBruteForceAlsoOnDuplicates) {
  for (Metric M : {Metric::L2, Metric::InnerProduct}) {
    Matrix Base = randomMatrix(400, 6, 3), Queries = randomMatrix(30, 6, 4);
    for (size_t I = 0; I < 200; ++I) // ties: the proof must fall back
      std::copy_n(Base.row(0), 6, Base.row(I));
    auto Truth = exactNeighbors(M, Base, Queries, 10, {});
    ASSERT_TRUE(Truth);
    for (size_t Q = 0; Q < 30; ++Q) {
      std::vector<std::pair<double, uint32_t>> All;
      for (uint32_t I = 0; I < 400; ++I)
        All.emplace_back(distance(M, Queries.row(Q), Base.row(I), 6), I);
      std::sort(All.begin(), All.end());
      for (size_t J = 0; J < 10; ++J)
        EXPECT_EQ((*Truth)[Q * 10 + J], All[J].second);
    }
  }
}

TEST(Split, IsDisjointStableAndComplete) {
  QuerySplit S = splitQueries(10000);
  std::set<uint32_t> All(S.Search.begin(), S.Search.end());
  All.insert(S.Gate.begin(), S.Gate.end());
  All.insert(S.Confirm.begin(), S.Confirm.end());
  EXPECT_EQ(All.size(), 10000u);
  EXPECT_EQ(S.Search.size() + S.Gate.size() + S.Confirm.size(), 10000u);
  QuerySplit Half = splitQueries(5000);
  EXPECT_TRUE(std::equal(Half.Gate.begin(), Half.Gate.end(), S.Gate.begin()));
}

TEST(Idx, ReadsWholeRefusesTruncatedAndForeign) {
  TempDir Dir = *TempDir::create();
  std::string Path = Dir.path() + "/images.gz";
  auto Write = [&](std::string Bytes) {
    gzFile F = gzopen(Path.c_str(), "wb");
    gzwrite(F, Bytes.data(), unsigned(Bytes.size()));
    gzclose(F);
  };
  std::string Head("\0\0\x08\x03\0\0\0\x02\0\0\0\x01\0\0\0\x03", 16);
  Write(Head + std::string("\x01\x02\x03\x04\x05\xff", 6));
  auto M = readIdxImages(Path);
  ASSERT_TRUE(M);
  EXPECT_EQ(M->Rows, 2u);
  EXPECT_EQ(M->row(1)[2], 255.0f);
  for (const std::string &Bad :
       {Head + "12345", Head.substr(0, 9), std::string(), Head + "1234567",
        "XXXX" + Head.substr(4) + "123456"}) {
    Write(Bad);
    auto X = readIdxImages(Path);
    ASSERT_FALSE(X);
    EXPECT_EQ(X.error().Code, Errc::Input);
    EXPECT_NE(X.error().Message.find(Path), std::string::npos);
  }
}

} // namespace
