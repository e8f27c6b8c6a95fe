//===- FlatFuzz.cpp - any bytes as a flat file ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Whoever has taken over the converter can compute checksums; so they are made
/// right here before the bytes are read, unless the first byte is odd.
///
//===----------------------------------------------------------------------===//

#include "eval/data/Flat.h"
#include "test/fuzz/MemoryFile.h"

#include <cmath>

using namespace crinn::eval;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  constexpr size_t Header = 192, BodyHash = 64, HeadHash = 128;
  if (Size == 0)
    return 0;
  std::string B(Data + 1, Data + Size);
  if (Data[0] % 2 == 0 && B.size() >= Header) {
    B.replace(BodyHash, 64, sha256(std::string_view(B).substr(Header)));
    B.replace(HeadHash, 64, sha256(std::string_view(B).substr(0, HeadHash)));
  }
  MemoryFile File(B.data(), B.size());
  Result<RawDataset> D = readFlat(File.path(), {});
  if (!D) {
    require(D.error().Code == Errc::Input &&
            D.error().Message.starts_with(File.path() + ": "));
    return 0;
  }
  require(D->Train.Rows > 0 && D->Test.Rows > 0 && D->Train.Cols > 0);
  require(D->Train.Data.size() == D->Train.Rows * D->Train.Cols);
  require(D->Test.Data.size() == D->Test.Rows * D->Train.Cols);
  require(D->Neighbors.size() == D->Test.Rows * D->NeighborsK);
  for (float V : D->Train.Data)
    require(std::isfinite(V));
  for (int32_t I : D->Neighbors)
    require(I >= 0 && size_t(I) < D->Train.Rows);
  return 0;
}
