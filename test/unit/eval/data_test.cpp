//===- data_test.cpp - HDF5, IDX and opening a set --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Flatten.h"
#include "eval/data/Idx.h"
#include "test/unit/eval/Hdf5File.h"
#include "test/unit/eval/Toy.h"

#include <fmt/format.h>
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

  void write(const RawDataset &D, const Hdf5Layout &L = {}) {
    ASSERT_TRUE(writeHdf5(File, D, L));
  }
  RawDataset small() {
    RawDataset D;
    D.Train = randomMatrix(50, 4, 1);
    D.Test = randomMatrix(20, 4, 2);
    D.NeighborsK = 10;
    auto Exact = *exactNeighbors(Metric::L2, D.Train, D.Test, 10, Ctx);
    D.Neighbors.assign(Exact.begin(), Exact.end());
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

TEST_F(Data, EveryLayoutGivesTheSameVectors) {
  RawDataset D = small();
  for (float &V : D.Train.Data)
    V = std::floor(V * 200);
  for (Hdf5Layout L : {Hdf5Layout{}, Hdf5Layout{.Chunked = true},
                       Hdf5Layout{.Latest = true, .VariableText = true},
                       Hdf5Layout{.Chunked = true, .Integers = true}}) {
    write(D, L);
    auto Flat = flatOf(File, Ctx);
    ASSERT_TRUE(Flat) << Flat.error().Message;
    auto R = readFlat(*Flat, Ctx);
    ASSERT_TRUE(R) << R.error().Message;
    EXPECT_EQ(R->Train.Data, D.Train.Data);
    EXPECT_EQ(R->Train.Rows, 50u);
    EXPECT_EQ(R->Test.Rows, 20u);
    EXPECT_EQ(R->Distance, RawDistance::Euclidean);
    EXPECT_EQ(R->NeighborsK, 10u);
    EXPECT_EQ(R->Neighbors, D.Neighbors);
  }
}

TEST_F(Data, ConvertedOnceForEachContent) {
  write(small());
  auto First = flatOf(File, Ctx);
  ASSERT_TRUE(First);
  auto Time = std::filesystem::last_write_time(*First);
  EXPECT_EQ(*flatOf(File, Ctx), *First);
  EXPECT_EQ(std::filesystem::last_write_time(*First), Time);
  RawDataset Other = small();
  Other.Train.Data[0] += 1;
  write(Other); // same length, same second
  auto Second = flatOf(File, Ctx);
  ASSERT_TRUE(Second);
  EXPECT_NE(*Second, *First);
}

TEST_F(Data, ManyBlocks) { // of 16 MiB in the converter
  RawDataset D;
  D.Train = randomMatrix(90000, 50, 1);
  D.Test = randomMatrix(10, 50, 2);
  write(D);
  auto Flat = flatOf(File, Ctx);
  ASSERT_TRUE(Flat) << Flat.error().Message;
  EXPECT_EQ(readFlat(*Flat, Ctx)->Train.Data, D.Train.Data);
}

/// The converter is whatever the test makes of it.
struct Converter : Data {
  FlattenLimits Limits{5, 1ull << 30, Dir.path() + "/converter"};
  void script(const std::string &Body) {
    ASSERT_TRUE(writeFile(Limits.Program, "#!/bin/sh\n" + Body));
    std::filesystem::permissions(Limits.Program, std::filesystem::perms(0755));
  }
  std::vector<Status> run(size_t Jobs = 3) {
    std::vector<FlattenJob> J;
    for (size_t I = 0; I < Jobs; ++I) {
      J.push_back({fmt::format("{}/in{}", Dir.path(), I),
                   fmt::format("{}/out{}", Dir.path(), I)});
      EXPECT_TRUE(writeFile(J.back().In, "bytes"));
    }
    auto Done = flatten(J, Ctx, Limits);
    EXPECT_TRUE(Done);
    return Done ? std::move(*Done) : std::vector<Status>();
  }
};

TEST_F(Converter, AFileThatKillsItCostsNoOther) {
  // Dies at /in1, before and after what else it is given.
  script("shift 2\nwhile [ $# -gt 0 ]; do\n"
         "  case $1 in */in1) kill -SEGV $$;; esac\n"
         "  echo ok; shift 2\ndone\n");
  auto Done = run();
  ASSERT_EQ(Done.size(), 3u);
  EXPECT_TRUE(Done[0]);
  ASSERT_FALSE(Done[1]);
  EXPECT_EQ(Done[1].error().Code, Errc::Input);
  EXPECT_NE(Done[1].error().Message.find("/in1: libhdf5 crashed on it "
                                         "(SIGSEGV)"),
            std::string::npos)
      << Done[1].error().Message;
  EXPECT_TRUE(Done[2]);
}

TEST_F(Converter, TimeAndOtherEnds) {
  script("kill -ALRM $$\n");
  EXPECT_NE(run(1)[0].error().Message.find("more than 5 s"), std::string::npos);
  script("exit 0\n"); // nothing said
  EXPECT_NE(run(1)[0].error().Message.find("exit 0"), std::string::npos);
  script("echo environment disk full\n");
  EXPECT_EQ(run(1)[0].error().Code, Errc::Environment);
  script("echo 'input a\033[2J'$(printf %0999d 7)\n");
  Status Long = std::move(run(1)[0]);
  EXPECT_LT(Long.error().Message.size(), 450u);
  EXPECT_EQ(Long.error().Message.find('\033'), std::string::npos);
  script("exit 2\n");
  auto None =
      flatten({{Dir.path() + "/in0", Dir.path() + "/out0"}}, Ctx, Limits);
  ASSERT_FALSE(None);
  EXPECT_EQ(None.error().Code, Errc::Environment);
}

TEST_F(Converter, SeesItsInputAndNothingElse) {
  ASSERT_TRUE(writeFile(Dir.path() + "/secret", "secret"));
  const std::string Reads =
      "[ -r " + Dir.path() +
      "/secret ] && echo ok && exit\n"
      "echo changed 2>/dev/null > $3; echo input 'no secret'\n";
  script(Reads);
  Status Boxed = std::move(run(1)[0]);
  ASSERT_FALSE(Boxed);
  EXPECT_NE(Boxed.error().Message.find("no secret"), std::string::npos)
      << Boxed.error().Message;
  EXPECT_EQ(*readFile(Dir.path() + "/in0"), "bytes");
  Ctx.Sandboxed = false;
  EXPECT_TRUE(run(1)[0]) << "succeeds nowhere";
}

TEST_F(Converter, WritesWhatItWasGiven) {
  script("echo written > $4; echo ok\n");
  EXPECT_TRUE(run(1)[0]);
  EXPECT_EQ(*readFile(Dir.path() + "/out0"), "written\n");
}

TEST_F(Converter, MayNotTakeMemoryOrTimeWithoutEnd) {
  write(small());
  FlattenLimits Tight;
  Tight.Bytes = 1 << 20; // not even its own libraries
  auto Done = flatten({{File, Dir.path() + "/out"}}, Ctx, Tight);
  ASSERT_TRUE(Done);
#if !defined(__has_feature) || !__has_feature(address_sanitizer)
  EXPECT_FALSE(Done->front());
#endif
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
  write(small(), {.Distance = "hamming"});
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

TEST_F(Data, NeighborsOfOthersAreRefused) {
  RawDataset D = small();
  write(D);
  EXPECT_TRUE(openDataset(File, Ctx));
  std::reverse(D.Neighbors.begin(), D.Neighbors.end());
  write(D);
  expectInputError("its neighbours are not those of its base");
}

TEST_F(Data, AngularIsNormalised) {
  RawDataset D = small();
  D.NeighborsK = 0; // those of the vectors as they are
  D.Neighbors.clear();
  write(D, {.Distance = "angular"});
  auto X = openDataset(File, Ctx);
  ASSERT_TRUE(X);
  EXPECT_EQ((*X)->Distance, Metric::InnerProduct);
  EXPECT_NEAR(
      distance(Metric::InnerProduct, (*X)->Base.row(3), (*X)->Base.row(3), 4),
      -1, 1e-6);
}

TEST_F(Data, AngularRefusesZeroVectors) {
  RawDataset D = small();
  D.NeighborsK = 0; // those of the vectors before
  D.Neighbors.clear();
  std::fill_n(D.Test.row(7), 4, 0.0f);
  write(D, {.Distance = "angular"});
  expectInputError("row 7 of 'test' is zero");
  write(D); // a point like others
  EXPECT_TRUE(openDataset(File, Ctx));
}

TEST_F(Data, ADamagedTruthIsComputedAgain) {
  RawDataset D = small();
  D.NeighborsK = 0;
  D.Neighbors.clear();
  write(D);
  auto First = openDataset(File, Ctx);
  ASSERT_TRUE(First);
  std::string Path =
      fmt::format("{}/truth/{}.truth", Ctx.CacheDir, (*First)->Hash);
  std::string Bytes = *readFile(Path);
  Bytes[9] ^= 1; // a row that is not there, or another one
  ASSERT_TRUE(writeFile(Path, Bytes));
  auto Second = openDataset(File, Ctx);
  ASSERT_TRUE(Second);
  EXPECT_EQ((*First)->Truth, (*Second)->Truth);
}

TEST_F(Data, UnknownNameListsTheKnown) {
  auto X = openDataset("no-such-set", Ctx);
  ASSERT_FALSE(X);
  EXPECT_EQ(X.error().Code, Errc::Usage);
  EXPECT_NE(X.error().Message.find("fashion-mnist"), std::string::npos);
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
