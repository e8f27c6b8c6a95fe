//===- Vecs.cpp - fvecs, bvecs and ivecs files ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Vecs.h"

#include <fmt/format.h>

#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>

namespace crinn::eval {

namespace {

// Far above any embedding; a larger number is text or another byte order.
constexpr uint32_t MaxCols = 65536;

uint32_t word(const unsigned char *P) {
  return uint32_t(P[0]) | uint32_t(P[1]) << 8 | uint32_t(P[2]) << 16 |
         uint32_t(P[3]) << 24;
}

const char *ending(VecsKind K) {
  return K == VecsKind::Float  ? "fvecs"
         : K == VecsKind::Byte ? "bvecs"
                               : "ivecs";
}

} // namespace

Result<VecsKind> vecsKind(const std::string &Path) {
  for (VecsKind K : {VecsKind::Float, VecsKind::Byte, VecsKind::Int})
    if (Path.ends_with(std::string(".") + ending(K)))
      return K;
  return Error{Errc::Usage,
               fmt::format("{}: neither .fvecs nor .bvecs nor .ivecs; rename "
                           "it to what it is",
                           Path),
               ""};
}

Error VecsReader::error(uint64_t Offset, const std::string &What) const {
  return {Errc::Input,
          fmt::format("{}: at byte {}: {}; check that it is an {} file, and "
                      "get it again",
                      Path, Offset, What, ending(Kind)),
          ""};
}

Result<VecsReader> VecsReader::open(const std::string &Path, VecsKind Kind) {
  VecsReader R;
  R.Path = Path;
  R.Kind = Kind;
  std::error_code Ec;
  if (!std::filesystem::is_regular_file(Path, Ec))
    return Error{Errc::Input,
                 fmt::format("{}: no such file; check the path", Path), ""};
  uint64_t Size = std::filesystem::file_size(Path, Ec);
  R.In.reset(std::fopen(Path.c_str(), "rbe"));
  if (Ec || !R.In)
    return Error{Errc::Input,
                 fmt::format("{}: cannot read ({}); check the rights", Path,
                             std::strerror(errno)),
                 ""};
  unsigned char Head[4];
  if (std::fread(Head, 1, sizeof(Head), R.In.get()) != sizeof(Head))
    return R.error(0, Size == 0 ? "the file is empty"
                                : "the file ends inside a dimension");
  if (word(Head) == 0 || word(Head) > MaxCols)
    return R.error(0, fmt::format("dimension {} is not in 1 .. {}",
                                  static_cast<int32_t>(word(Head)), MaxCols));
  if (std::fseek(R.In.get(), 0, SEEK_SET) != 0)
    return R.error(0, "cannot be read from its beginning");
  R.Cols = word(Head);
  uint64_t Stride = sizeof(Head) + R.Cols * R.width();
  if (Size % Stride != 0)
    return R.error(Size - Size % Stride,
                   fmt::format("the file ends inside a row: {} bytes are not "
                               "a multiple of {}",
                               Size, Stride));
  if (Size / Stride > INT32_MAX)
    return R.error(0, "more than 2^31 - 1 rows");
  R.Rows = Size / Stride;
  R.Row.resize(Stride);
  return R;
}

Status VecsReader::next() {
  uint64_t Offset = At * Row.size();
  if (std::fread(Row.data(), 1, Row.size(), In.get()) != Row.size())
    return error(Offset, "the row cannot be read, the file became shorter");
  if (word(Row.data()) != Cols)
    return error(Offset,
                 fmt::format("dimension {} where the rows before have {}",
                             static_cast<int32_t>(word(Row.data())), Cols));
  ++At;
  return success();
}

Result<size_t> VecsReader::read(size_t Count, std::vector<float> &Into) {
  if (Kind == VecsKind::Int)
    return error(0, "neighbour numbers where vectors are needed");
  Count = std::min(Count, Rows - At);
  for (size_t I = 0; I < Count; ++I) {
    uint64_t Offset = At * Row.size() + 4;
    if (Status S = next(); !S)
      return S.takeError();
    for (size_t J = 0; J < Cols; ++J) {
      const unsigned char *P = Row.data() + 4 + J * width();
      float V = Kind == VecsKind::Byte ? *P : std::bit_cast<float>(word(P));
      if (!std::isfinite(V))
        return error(Offset + J * width(), "a value that is not finite");
      Into.push_back(V);
    }
  }
  return Count;
}

Result<size_t> VecsReader::read(size_t Count, std::vector<int32_t> &Into) {
  if (Kind != VecsKind::Int)
    return error(0, "vectors where neighbour numbers are needed");
  Count = std::min(Count, Rows - At);
  for (size_t I = 0; I < Count; ++I) {
    if (Status S = next(); !S)
      return S.takeError();
    for (size_t J = 0; J < Cols; ++J)
      Into.push_back(static_cast<int32_t>(word(Row.data() + 4 + J * 4)));
  }
  return Count;
}

} // namespace crinn::eval
