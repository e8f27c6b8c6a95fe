//===- Dataset.cpp - open a data set, complete what it lacks ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Dataset.h"
#include "eval/data/FashionMnist.h"
#include "eval/data/GroundTruth.h"
#include "eval/data/Hdf5.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/support/Random.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <cstring>
#include <filesystem>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

constexpr char FashionMnistName[] = "fashion-mnist-784-euclidean";
constexpr size_t WantedTruth = 100;

void normaliseRows(Matrix &M) {
  for (size_t I = 0; I < M.Rows; ++I) {
    double Sum = 0;
    for (size_t J = 0; J < M.Cols; ++J)
      Sum += double(M.row(I)[J]) * M.row(I)[J];
    if (Sum > 0)
      for (size_t J = 0; J < M.Cols; ++J)
        M.row(I)[J] = static_cast<float>(M.row(I)[J] / std::sqrt(Sum));
  }
}

std::string contentHash(const Dataset &D) {
  uint64_t Shape[] = {static_cast<uint64_t>(D.Distance), D.Base.Rows,
                      D.Base.Cols, D.Queries.Rows};
  return Sha256()
      .add(Shape, sizeof(Shape))
      .add(D.Base.Data.data(), D.Base.Data.size() * sizeof(float))
      .add(D.Queries.Data.data(), D.Queries.Data.size() * sizeof(float))
      .hex();
}

/// Ground truth for a file without it, kept under the hash of the vectors.
Status completeTruth(Dataset &D, const Context &Ctx) {
  size_t K = std::min(WantedTruth, D.Base.Rows);
  size_t Bytes = D.Queries.Rows * K * sizeof(uint32_t);
  std::string Path = fmt::format("{}/truth/{}.u32", Ctx.CacheDir, D.Hash);
  D.TruthK = K;
  D.Truth.resize(D.Queries.Rows * K);
  std::error_code Ec;
  if (fs::file_size(Path, Ec) == Bytes && !Ec) {
    Result<std::string> Text = readFile(Path);
    if (Text && Text->size() == Bytes) {
      std::memcpy(D.Truth.data(), Text->data(), Bytes);
      return success();
    }
  }
  auto Truth = exactNeighbors(D.Distance, D.Base, D.Queries, K, Ctx);
  if (!Truth)
    return Truth.takeError();
  D.Truth = std::move(*Truth);
  return writeFile(Path,
                   {reinterpret_cast<const char *>(D.Truth.data()), Bytes});
}

Result<std::shared_ptr<const Dataset>>
load(const std::string &Path, const std::string &Name, const Context &Ctx) {
  Ctx.progress("load data", 0, 0);
  Result<RawDataset> Raw = readHdf5(Path);
  if (!Raw)
    return Raw.takeError();
  auto D = std::make_shared<Dataset>();
  D->Name = Name;
  D->Base = std::move(Raw->Train);
  D->Queries = std::move(Raw->Test);
  if (Raw->Distance == "euclidean") {
    D->Distance = Metric::L2;
  } else if (Raw->Distance == "angular") {
    D->Distance = Metric::InnerProduct;
    normaliseRows(D->Base);
    normaliseRows(D->Queries);
  } else if (Raw->Distance == "ip" || Raw->Distance == "dot") {
    D->Distance = Metric::InnerProduct;
  } else {
    return Error{Errc::Input,
                 fmt::format("{}: distance '{}' is not supported; use a file "
                             "with euclidean, angular or ip",
                             Path, Raw->Distance),
                 ""};
  }
  D->Hash = contentHash(*D);
  if (Raw->NeighborsK >= std::min<size_t>(10, D->Base.Rows)) {
    D->TruthK = Raw->NeighborsK;
    D->Truth.assign(Raw->Neighbors.begin(), Raw->Neighbors.end());
  } else if (Status S = completeTruth(*D, Ctx); !S) {
    return S.takeError();
  }
  return std::shared_ptr<const Dataset>(std::move(D));
}

} // namespace

std::vector<std::string> registryNames() { return {FashionMnistName}; }

Result<std::shared_ptr<const Dataset>>
openDataset(const std::string &NameOrPath, const Context &Ctx) {
  std::error_code Ec;
  if (NameOrPath == FashionMnistName) {
    std::string Path = fmt::format("{}/data/{}.hdf5", Ctx.CacheDir, NameOrPath);
    if (!fs::is_regular_file(Path, Ec))
      if (Status S = convertFashionMnist(FashionMnistDir, Path, Ctx); !S)
        return S.takeError();
    return load(Path, NameOrPath, Ctx);
  }
  if (NameOrPath.find('/') == std::string::npos &&
      !NameOrPath.ends_with(".hdf5"))
    return Error{Errc::Usage,
                 fmt::format("{}: no such data set; name an .hdf5 file or one "
                             "of: {}",
                             NameOrPath, fmt::join(registryNames(), ", ")),
                 ""};
  return load(NameOrPath, fs::path(NameOrPath).stem().string(), Ctx);
}

double distance(Metric M, const float *A, const float *B, size_t D) {
  double Sum = 0;
  if (M == Metric::InnerProduct) {
    for (size_t I = 0; I < D; ++I)
      Sum += double(A[I]) * B[I];
    return -Sum;
  }
  for (size_t I = 0; I < D; ++I) {
    double Diff = double(A[I]) - B[I];
    Sum += Diff * Diff;
  }
  return std::sqrt(Sum);
}

QuerySplit splitQueries(size_t Count) {
  QuerySplit S;
  for (uint32_t I = 0; I < Count; ++I) {
    // The generator's first output is a hash of its seed.
    uint64_t Slot = Random(I).below(10);
    (Slot < 5 ? S.Search : Slot < 9 ? S.Gate : S.Confirm).push_back(I);
  }
  return S;
}

} // namespace crinn::eval
