//===- index_io.cpp - saving and loading an index -------------------------===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// What a header says is checked before it sizes an allocation, and what a
/// search would follow out of bounds once it has been read.

#include "baseline_glass/index.h"
#include "baseline_glass/index_file.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <numeric>

namespace glass {

static_assert(std::endian::native == std::endian::little, "as the format is");

void Checksum::add(const void *Data, size_t Bytes) {
  const char *P = static_cast<const char *>(Data);
  while (Bytes > 0) {
    uint64_t Word = 0;
    const size_t Part = std::min(Bytes, sizeof(Word));
    std::memcpy(&Word, P, Part);
    Value = std::rotl((Value ^ Word) * 0xD6E8FEB86659FD93, 29) + Part;
    P += Part;
    Bytes -= Part;
  }
}

static uint64_t headerSum(const FileHeader &Header) {
  Checksum Sum;
  Sum.add(Header.data(), HwHeaderSum * sizeof(uint64_t));
  return Sum.Value;
}

static Error ioError(const std::string &Path) {
  return {ErrorCode::Io, Path + ": " + std::strerror(errno)};
}

using CloseFile = decltype([](std::FILE *F) { std::fclose(F); });

/// An open file, behind its header. After a failure the rest is ignored.
struct IndexFile {
  std::unique_ptr<std::FILE, CloseFile> File;
  FileHeader Header = {};
  Checksum Sum = {};
  bool Good = true;

  template <typename Array> void write(const Array &A) {
    const size_t Bytes = A.size() * sizeof(A[0]);
    Good = Good &&
           (Bytes == 0 || std::fwrite(A.data(), Bytes, 1, File.get()) == 1);
    Sum.add(A.data(), Bytes);
    Header[HwPayloadBytes] += Bytes;
  }
  template <typename Array> void read(Array &A) {
    const size_t Bytes = A.size() * sizeof(A[0]);
    Good =
        Good && (Bytes == 0 || std::fread(A.data(), Bytes, 1, File.get()) == 1);
    if (Good)
      Sum.add(A.data(), Bytes);
  }
};

Expected<Success> Index::save(const std::string &Path) const {
  return withoutThrowing([&]() -> Expected<Success> {
    const std::string Part = Path + ".part"; // becomes Path once it is whole
    IndexFile Out = {{std::fopen(Part.c_str(), "wb"), {}}};
    std::error_code Ec;
    const bool Link = !Out.File && std::filesystem::is_symlink(Path, Ec);
    if (Link) // beside which nothing can be created: /proc/self/fd/8, say
      Out.File.reset(std::fopen(Path.c_str(), "wb"));
    if (!Out.File)
      return ioError(Path);
    FileHeader &H = Out.Header;
    std::fwrite(&H, sizeof(H), 1, Out.File.get()); // its place
    H[HwMagic] = FileMagic;
    H[HwVersion] = FileVersion;
    H[HwMetric] = uint64_t(Params.DistanceMetric);
    H[HwQuantizer] = uint64_t(Params.Quantizer);
    H[HwComparison] = uint64_t(Params.How);
    H[HwParts] = Params.PqParts;
    H[HwRefineFactor] = std::bit_cast<uint32_t>(Params.RefineFactor);
    H[HwRefineQuantizer] = uint64_t(Params.RefineQuantizer);
    H[HwRows] = size();
    H[HwDim] = dim();
    H[HwDegree] = uint64_t(Graph.degree());
    H[HwEntry] = uint64_t(Graph.entryPoint() + 1);
    H[HwUpperIds] = Graph.upper().size();
    H[HwReordered] = !External.empty();
    for (const CodeRows *Rows : {&Codes, &Fine}) {
      if (Rows == &Fine && Params.RefineFactor == 0)
        continue;
      Out.write(Rows->quantizer().state());
      Out.write(Rows->rows().bytes());
    }
    Out.write(Graph.levels());
    Out.write(Graph.level0());
    Out.write(Graph.upper());
    Out.write(External);
    H[HwPayloadSum] = Out.Sum.Value;
    H[HwHeaderSum] = headerSum(H);
    bool Good = Out.Good && std::fseek(Out.File.get(), 0, SEEK_SET) == 0 &&
                std::fwrite(&H, sizeof(H), 1, Out.File.get()) == 1;
    Good = std::fclose(Out.File.release()) == 0 && Good &&
           (Link || std::rename(Part.c_str(), Path.c_str()) == 0);
    if (Good)
      return Success{};
    Error Reason = ioError(Path);
    std::remove(Part.c_str());
    return Reason;
  });
}

/// Checks the header and the size. Messages lack the path.
static Expected<Success> open(const std::string &Path, IndexFile &In) {
  std::FILE *F = std::fopen(Path.c_str(), "rb");
  In.File.reset(F);
  long End = -1;
  if (!F || std::fseek(F, 0, SEEK_END) != 0 || (End = std::ftell(F)) < 0 ||
      std::fseek(F, 0, SEEK_SET) != 0)
    return Error{ErrorCode::Io, std::strerror(errno)};
  FileHeader &H = In.Header;
  const size_t Read = std::fread(&H, 1, sizeof(H), F);
  if (Read >= sizeof(uint64_t) && H[HwMagic] != FileMagic)
    return Error{ErrorCode::BadMagic, "not an index file"};
  if (Read < sizeof(H))
    return Error{ErrorCode::Truncated, "shorter than a header"};
  if (H[HwVersion] != FileVersion)
    return Error{ErrorCode::BadVersion,
                 "index file of version " + std::to_string(H[HwVersion]) +
                     ", not " + std::to_string(FileVersion)};
  if (H[HwHeaderSum] != headerSum(H))
    return Error{ErrorCode::Corrupt, "header checksum differs"};
  if (uint64_t(End) - sizeof(H) < H[HwPayloadBytes])
    return Error{ErrorCode::Truncated, "ends early"};
  if (uint64_t(End) - sizeof(H) > H[HwPayloadBytes])
    return Error{ErrorCode::Corrupt, "goes on after its end"};
  return Success{};
}

/// True if the values are those below their number, in some order.
static bool isPermutation(const std::vector<int32_t> &Values) {
  std::vector<bool> Seen(Values.size());
  for (const int32_t V : Values) {
    if (V < 0 || size_t(V) >= Values.size() || Seen[size_t(V)])
      return false;
    Seen[size_t(V)] = true;
  }
  return true;
}

Expected<Success> Index::read(IndexFile &In) {
  const FileHeader &H = In.Header;
  const auto Corrupt = [](const char *What) {
    return Error{ErrorCode::Corrupt, What};
  };
  for (const HeaderWord Word : {HwMetric, HwQuantizer, HwComparison, HwParts,
                                HwRefineFactor, HwRefineQuantizer, HwDegree})
    if (H[Word] > UINT32_MAX)
      return Corrupt("impossible parameter");
  const size_t N = H[HwRows], Dim = H[HwDim];
  Params.DistanceMetric = Metric(H[HwMetric]);
  Params.Quantizer = QuantizerKind(H[HwQuantizer]);
  Params.How = Comparison(H[HwComparison]);
  Params.PqParts = H[HwParts];
  Params.RefineFactor = std::bit_cast<float>(uint32_t(H[HwRefineFactor]));
  Params.RefineQuantizer = QuantizerKind(H[HwRefineQuantizer]);
  Params.Reorder = H[HwReordered] != 0;
  Params.Graph.Degree = int(std::min<uint64_t>(H[HwDegree], 1 << 20));
  for (const char *Fault : {findFault(N, Dim), glass::findFault(Params.Graph)})
    if (Fault)
      return Corrupt(Fault);
  if (H[HwEntry] > N || H[HwReordered] > 1)
    return Corrupt("impossible graph");

  // With the bounds above none of these overflows.
  uint64_t PerRow = H[HwDegree] * 4 + 1 + H[HwReordered] * 4;
  uint64_t States = 0;
  std::vector<std::pair<CodeRows *, CodeShape>> Parts = {
      {&Codes, shape(Dim, Params.Quantizer)}};
  if (Params.RefineFactor > 0)
    Parts.push_back({&Fine, shape(Dim, Params.RefineQuantizer)});
  for (const auto &[Rows, Shape] : Parts) {
    PerRow += Shape.rowBytes();
    States += Shape.stateFloats() * sizeof(float);
  }
  if (H[HwUpperIds] > H[HwPayloadBytes] ||
      N * PerRow + States + H[HwUpperIds] * 4 != H[HwPayloadBytes])
    return Corrupt("sizes do not add up");

  for (const auto &[Rows, Shape] : Parts) {
    Rows->reserve(Shape, N);
    In.read(Rows->quantizer().state());
    In.read(Rows->rows().bytes());
  }
  std::vector<uint8_t> Levels(N);
  In.read(Levels);
  const size_t Upper = std::accumulate(Levels.begin(), Levels.end(), size_t(0));
  if (!In.Good || Upper > UINT32_MAX ||
      Upper * (H[HwDegree] / 2) != H[HwUpperIds])
    return Corrupt("file contradicts itself");
  Graph.allocate(int(H[HwDegree]), std::move(Levels));
  In.read(Graph.level0());
  In.read(Graph.upper());
  External.resize(Params.Reorder ? N : 0);
  In.read(External);
  Graph.setEntryPoint(int(H[HwEntry]) - 1);
  if (!In.Good || In.Sum.Value != H[HwPayloadSum])
    return Corrupt("payload checksum differs");
  if (!Graph.isConsistent() || !isPermutation(External))
    return Corrupt("file contradicts itself");
  for (const auto &[Rows, Shape] : Parts) {
    const std::vector<float> &State = Rows->quantizer().state();
    if (!allFinite(State.data(), State.size()) ||
        (Shape.hasRange() && !(State[1] > 0x1p-128f)))
      return Corrupt("file contradicts itself");
    Rows->computeTerms();
  }
  return Success{};
}

Expected<std::unique_ptr<Index>> Index::load(const std::string &Path) {
  auto Loaded = withoutThrowing([&]() -> Expected<std::unique_ptr<Index>> {
    IndexFile In;
    auto New = std::make_unique<Index>();
    Expected<Success> Done = open(Path, In);
    if (Done)
      Done = New->read(In);
    if (!Done)
      return Done.error();
    return New;
  });
  if (Loaded)
    return Loaded;
  const auto &[Code, What] = Loaded.error();
  return Error{Code, Path + ": " + What +
                         (Code < ErrorCode::BadMagic ? "" : "; save it anew")};
}

} // namespace glass
