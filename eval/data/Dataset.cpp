//===- Dataset.cpp - open a data set, complete what it lacks ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Dataset.h"
#include "eval/data/Fetch.h"
#include "eval/data/Flat.h"
#include "eval/data/Flatten.h"
#include "eval/data/GroundTruth.h"
#include "eval/data/Registry.h"
#include "eval/data/TruthCheck.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <optional>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

constexpr size_t WantedTruth = 100;
constexpr size_t HashDigits = 64;

double squaredNorm(const float *V, size_t D) {
  double Sum = 0;
  for (size_t I = 0; I < D; ++I)
    Sum += double(V[I]) * V[I];
  return Sum;
}

/// A zero vector has no angle to anything.
Status normaliseRows(Matrix &M, const char *Name, const std::string &Path) {
  for (size_t I = 0; I < M.Rows; ++I) {
    double Sum = squaredNorm(M.row(I), M.Cols);
    if (Sum == 0)
      return Error{Errc::Input,
                   fmt::format("{}: row {} of '{}' is zero, which has no "
                               "angular distance; remove such rows",
                               Path, I, Name),
                   ""};
    for (size_t J = 0; J < M.Cols; ++J)
      M.row(I)[J] = static_cast<float>(M.row(I)[J] / std::sqrt(Sum));
  }
  return success();
}

/// True if there was one.
bool dropZeroRows(Matrix &M) {
  size_t Kept = 0;
  for (size_t I = 0; I < M.Rows; ++I)
    if (squaredNorm(M.row(I), M.Cols) > 0) {
      if (Kept != I)
        std::copy_n(M.row(I), M.Cols, M.row(Kept));
      ++Kept;
    }
  bool Any = Kept < M.Rows;
  M.Rows = Kept;
  M.Data.resize(Kept * M.Cols);
  return Any;
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

/// Ground truth for a file without it, kept under the hash of the vectors: the
/// ids and then their SHA-256.
Status completeTruth(Dataset &D, const Context &Ctx) {
  size_t K = std::min(WantedTruth, D.Base.Rows);
  size_t Bytes = D.Queries.Rows * K * sizeof(uint32_t);
  std::string Path = fmt::format("{}/truth/{}.truth", Ctx.CacheDir, D.Hash);
  D.TruthK = K;
  if (Result<std::string> Text = readFile(Path);
      Text && Text->size() == Bytes + HashDigits &&
      sha256(std::string_view(*Text).substr(0, Bytes)) ==
          std::string_view(*Text).substr(Bytes)) {
    D.Truth.resize(D.Queries.Rows * K);
    std::memcpy(D.Truth.data(), Text->data(), Bytes);
    return success();
  }
  auto Truth = exactNeighbors(D.Distance, D.Base, D.Queries, K, Ctx);
  if (!Truth)
    return Truth.takeError();
  D.Truth = std::move(*Truth);
  std::string Out(reinterpret_cast<const char *>(D.Truth.data()), Bytes);
  return writeFile(Path, Out + sha256(Out));
}

/// Whether a file has enough neighbours to be used.
bool bringsTruth(size_t NeighborsK, size_t Rows) {
  return NeighborsK >= std::min<size_t>(10, Rows);
}

/// With the file's neighbours, tried, if it has enough of them; else TruthK is
/// 0. \p Path is what messages name, \p Flat what is read.
Result<std::shared_ptr<Dataset>> loadFlat(const std::string &Path,
                                          const std::string &Flat,
                                          const std::string &Name,
                                          bool DropZeros, const Context &Ctx) {
  Ctx.progress("load data", 0, 0);
  Result<RawDataset> Raw = readFlat(Flat, Ctx);
  if (!Raw)
    return Raw.takeError();
  auto D = std::make_shared<Dataset>();
  D->Name = Name;
  D->Base = std::move(Raw->Train);
  D->Queries = std::move(Raw->Test);
  D->Distance = Raw->Distance == RawDistance::Euclidean ? Metric::L2
                                                        : Metric::InnerProduct;
  if (DropZeros) {
    bool Base = dropZeroRows(D->Base), Queries = dropZeroRows(D->Queries);
    if (Base || Queries)
      Raw->NeighborsK = 0; // they count rows that are gone
    if (D->Base.Rows == 0 || D->Queries.Rows == 0)
      return Error{
          Errc::Input,
          fmt::format("{}: holds zero vectors only; get it again", Path), ""};
  }
  if (Raw->Distance == RawDistance::Angular) {
    if (Status S = normaliseRows(D->Base, "train", Path); !S)
      return S.takeError();
    if (Status S = normaliseRows(D->Queries, "test", Path); !S)
      return S.takeError();
  }
  D->Hash = contentHash(*D);
  if (bringsTruth(Raw->NeighborsK, D->Base.Rows)) {
    D->TruthK = Raw->NeighborsK;
    D->Truth.assign(Raw->Neighbors.begin(), Raw->Neighbors.end());
    if (Status S = checkTruth(*D, Path, Ctx); !S)
      return S.takeError();
  }
  return D;
}

Result<std::shared_ptr<const Dataset>>
load(const std::string &Path, const std::string &Flat, const std::string &Name,
     bool DropZeros, const Context &Ctx) {
  auto D = loadFlat(Path, Flat, Name, DropZeros, Ctx);
  if (!D)
    return D.takeError();
  if ((*D)->TruthK == 0)
    if (Status S = completeTruth(**D, Ctx); !S)
      return S.takeError();
  return std::shared_ptr<const Dataset>(std::move(*D));
}

/// A set with a name: what is in the cache, or what needs no network.
Result<std::shared_ptr<const Dataset>> loadNamed(const std::string &Name,
                                                 const Context &Ctx) {
  // Imported sets are in no registry.
  Result<std::optional<Origin>> O = origin(Name, Ctx);
  if (!O)
    return O.takeError();
  Result<KnownSet> K = findKnown(Name);
  if (!K && !*O)
    return K.takeError();
  if (!*O) {
    O = origin(K->Name, Ctx);
    if (!O)
      return O.takeError();
  }
  std::error_code Ec;
  bool Here = *O && fs::is_regular_file(flatPath(**O, Ctx), Ec);
  if (!Here && K && packageHere(*K)) {
    Result<Origin> Made = fetch(*K, "", Ctx);
    if (!Made)
      return Made.takeError();
    *O = std::move(*Made);
    Here = true;
  }
  if (!Here)
    return Error{Errc::Input,
                 fmt::format("{}: not on this machine; {}", Name,
                             K ? K->remedy() : "import it again"),
                 ""};
  return load(Name, flatPath(**O, Ctx), (*O)->Name, K && K->DropZeros, Ctx);
}

} // namespace

Result<std::shared_ptr<const Dataset>>
openDataset(const std::string &NameOrPath, const Context &Ctx) {
  if (NameOrPath.find('/') == std::string::npos &&
      !NameOrPath.ends_with(".hdf5") && !NameOrPath.ends_with(".flat"))
    return loadNamed(NameOrPath, Ctx);
  std::string Name = fs::path(NameOrPath).stem().string();
  if (NameOrPath.ends_with(".flat"))
    return load(NameOrPath, NameOrPath, Name, false, Ctx);
  Result<std::string> Flat = flatOf(NameOrPath, Ctx);
  if (!Flat)
    return Flat.takeError();
  return load(NameOrPath, *Flat, Name, false, Ctx);
}

Status checkFlat(const std::string &Flat, const std::string &Path,
                 bool DropZeros, const Context &Ctx) {
  Result<FlatShape> S = readFlatShape(Flat);
  if (!S)
    return S.takeError();
  if (!bringsTruth(S->NeighborsK, S->TrainRows))
    return success();
  auto D = loadFlat(Path, Flat, "", DropZeros, Ctx);
  return D ? success() : Status(D.takeError());
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
