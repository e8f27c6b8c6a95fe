//===- Flat.cpp - vectors as crinn keeps them -------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Flat.h"
#include "eval/support/Files.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace crinn::eval {

static_assert(std::endian::native == std::endian::little,
              "the flat file is little-endian and read as it stands");

namespace {

constexpr char Magic[8] = {'C', 'R', 'N', 'F', 'L', 'A', 'T', '\n'};
constexpr uint32_t Version = 1;
// 64 GiB: more than the judge could hold, and so small that no product of two
// numbers below overflows.
constexpr uint64_t MaxBytes = 64ull << 30;
constexpr size_t Piece = 1 << 22; // floats at once: 16 MiB

struct Header {
  char Magic[8];
  uint32_t Version, Distance;
  uint64_t TrainRows, TestRows, Cols, NeighborsK;
  uint64_t Reserved[2];
  char BodyHash[64], HeadHash[64]; ///< hexadecimal; HeadHash: of what precedes
};
static_assert(sizeof(Header) == 192);

/// Bytes after the header, or 0 if the shape is out of bounds.
uint64_t bodyBytes(const FlatShape &S) {
  auto Area = [](uint64_t A, uint64_t B) {
    return B && A > MaxBytes / 4 / B ? MaxBytes : A * B * 4;
  };
  uint64_t Bytes = Area(S.TrainRows, S.Cols) + Area(S.TestRows, S.Cols) +
                   Area(S.TestRows, S.NeighborsK);
  bool Fits = S.TrainRows && S.TestRows && S.Cols && S.TrainRows <= INT32_MAX &&
              S.TestRows <= INT32_MAX && Bytes < MaxBytes;
  return Fits ? Bytes : 0;
}

Error damaged(const std::string &Path, std::string_view What) {
  return {Errc::Input,
          fmt::format("{}: {}; delete the file, it is made again", Path, What),
          ""};
}

struct Open {
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> In{nullptr, std::fclose};
  Header H;
  FlatShape Shape;
};

Result<Open> openFlat(const std::string &Path) {
  Open O;
  std::error_code Ec;
  if (std::filesystem::is_regular_file(Path, Ec))
    O.In.reset(std::fopen(Path.c_str(), "rbe"));
  if (!O.In)
    return damaged(Path, "cannot read");
  if (std::fread(&O.H, 1, sizeof(Header), O.In.get()) != sizeof(Header))
    return damaged(Path, "is truncated in its header");
  if (std::memcmp(O.H.Magic, Magic, sizeof(Magic)) != 0)
    return damaged(Path, "is not a flat data file");
  if (O.H.Version != Version)
    return damaged(Path, fmt::format("is of version {}, this crinn reads {}",
                                     O.H.Version, Version));
  std::string Hash = sha256(
      {reinterpret_cast<const char *>(&O.H), offsetof(Header, HeadHash)});
  if (std::memcmp(Hash.data(), O.H.HeadHash, sizeof(O.H.HeadHash)) != 0)
    return damaged(Path, "has an altered header");
  O.Shape = {static_cast<RawDistance>(O.H.Distance), O.H.TrainRows,
             O.H.TestRows, O.H.Cols, O.H.NeighborsK};
  uint64_t Body = bodyBytes(O.Shape);
  if (Body == 0 || O.H.Distance > 2)
    return damaged(Path, "claims a shape or distance that cannot be");
  uint64_t Size = std::filesystem::file_size(Path, Ec);
  if (Ec || Size != sizeof(Header) + Body)
    return damaged(Path, fmt::format("has {} bytes where its header says {}",
                                     Size, sizeof(Header) + Body));
  return O;
}

} // namespace

std::string_view name(RawDistance D) {
  return D == RawDistance::Euclidean ? "euclidean"
         : D == RawDistance::Angular ? "angular"
                                     : "ip";
}

Result<RawDistance> rawDistance(const std::string &Name) {
  for (RawDistance D :
       {RawDistance::Euclidean, RawDistance::Angular, RawDistance::Ip})
    if (Name == name(D))
      return D;
  if (Name == "dot")
    return RawDistance::Ip;
  return Error{Errc::Input,
               fmt::format("distance '{}' is not supported; use euclidean, "
                           "angular or ip",
                           Name),
               ""};
}

Error FlatWriter::failed() const {
  return {Errc::Environment,
          fmt::format("{}: cannot write; check rights and disk space", Path),
          ""};
}

Result<FlatWriter> FlatWriter::create(const std::string &Path,
                                      const FlatShape &S) {
  FlatWriter W;
  W.Path = Path;
  W.Shape = S;
  W.Left = bodyBytes(S);
  if (W.Left == 0)
    return Error{Errc::Input,
                 fmt::format("{} rows, {} queries, {} columns: empty or more "
                             "than 64 GiB; use a smaller set",
                             S.TrainRows, S.TestRows, S.Cols),
                 ""};
  W.Out.reset(std::fopen(Path.c_str(), "wbe"));
  Header Zero = {};
  if (!W.Out || std::fwrite(&Zero, sizeof(Zero), 1, W.Out.get()) != 1)
    return W.failed();
  return W;
}

Status FlatWriter::write(const void *Data, size_t Bytes) {
  if (Bytes > Left || std::fwrite(Data, 1, Bytes, Out.get()) != Bytes)
    return failed();
  Body.add(Data, Bytes);
  Left -= Bytes;
  return success();
}

Status FlatWriter::add(const float *Values, size_t Count) {
  return write(Values, Count * sizeof(float));
}

Status FlatWriter::add(const int32_t *Ids, size_t Count) {
  return write(Ids, Count * sizeof(int32_t));
}

Status FlatWriter::finish() {
  if (Left != 0)
    return failed();
  Header H = {};
  std::memcpy(H.Magic, Magic, sizeof(Magic));
  H.Version = Version;
  H.Distance = static_cast<uint32_t>(Shape.Distance);
  H.TrainRows = Shape.TrainRows;
  H.TestRows = Shape.TestRows;
  H.Cols = Shape.Cols;
  H.NeighborsK = Shape.NeighborsK;
  std::memcpy(H.BodyHash, Body.hex().data(), sizeof(H.BodyHash));
  std::string Hash =
      sha256({reinterpret_cast<const char *>(&H), offsetof(Header, HeadHash)});
  std::memcpy(H.HeadHash, Hash.data(), sizeof(H.HeadHash));
  // The seek writes what is buffered; rewind() would forget that it failed.
  if (std::fseek(Out.get(), 0, SEEK_SET) != 0 ||
      std::fwrite(&H, sizeof(H), 1, Out.get()) != 1 ||
      std::fflush(Out.get()) != 0)
    return failed();
  return success();
}

Status writeFlat(const std::string &Path, const RawDataset &D) {
  return writeAtomically(Path, [&](const std::string &Temp) -> Status {
    auto W = FlatWriter::create(Temp, {D.Distance, D.Train.Rows, D.Test.Rows,
                                       D.Train.Cols, D.NeighborsK});
    if (!W)
      return W.takeError();
    if (Status S = W->add(D.Train.Data.data(), D.Train.Data.size()); !S)
      return S;
    if (Status S = W->add(D.Test.Data.data(), D.Test.Data.size()); !S)
      return S;
    if (Status S = W->add(D.Neighbors.data(), D.Neighbors.size()); !S)
      return S;
    return W->finish();
  });
}

Result<FlatShape> readFlatShape(const std::string &Path) {
  Result<Open> O = openFlat(Path);
  if (!O)
    return O.takeError();
  return O->Shape;
}

Result<RawDataset> readFlat(const std::string &Path, const Context &Ctx) {
  Result<Open> O = openFlat(Path);
  if (!O)
    return O.takeError();
  const FlatShape &S = O->Shape;
  uint64_t Memory = uint64_t(sysconf(_SC_PHYS_PAGES)) * getpagesize();
  if (bodyBytes(S) > Memory)
    return Error{Errc::Environment,
                 fmt::format("{}: needs {} MiB of memory where there are {}; "
                             "use a smaller set",
                             Path, bodyBytes(S) >> 20, Memory >> 20),
                 ""};
  RawDataset D;
  D.Distance = S.Distance;
  D.NeighborsK = S.NeighborsK;
  D.Train = {S.TrainRows, S.Cols, std::vector<float>(S.TrainRows * S.Cols)};
  D.Test = {S.TestRows, S.Cols, std::vector<float>(S.TestRows * S.Cols)};
  D.Neighbors.resize(S.TestRows * S.NeighborsK);
  Sha256 Hash;
  auto Fill = [&](auto &Into) -> Status {
    for (size_t At = 0; At < Into.size(); At += Piece) {
      if (Ctx.cancelled())
        return Error{Errc::Interrupted, "interrupted", ""};
      size_t Count = std::min(Piece, Into.size() - At);
      if (std::fread(Into.data() + At, 4, Count, O->In.get()) != Count)
        return damaged(Path, "became shorter while it was read");
      Hash.add(Into.data() + At, Count * 4);
    }
    return success();
  };
  for (Status St : {Fill(D.Train.Data), Fill(D.Test.Data), Fill(D.Neighbors)})
    if (!St)
      return St.takeError();
  if (std::memcmp(Hash.hex().data(), O->H.BodyHash, sizeof(O->H.BodyHash)) != 0)
    return damaged(Path, "is altered, its checksum is another");
  for (const Matrix *M : {&D.Train, &D.Test})
    for (float V : M->Data)
      if (!std::isfinite(V))
        return damaged(Path, "holds a value that is not finite");
  for (int32_t I : D.Neighbors)
    if (I < 0 || static_cast<size_t>(I) >= D.Train.Rows)
      return damaged(Path, "names a neighbour that 'train' does not have");
  return D;
}

} // namespace crinn::eval
