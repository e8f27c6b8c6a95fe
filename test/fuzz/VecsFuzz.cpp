//===- VecsFuzz.cpp - any bytes as fvecs, bvecs or ivecs --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The first byte says which. What is read to the end, written again, must be
/// the same bytes; what is refused must be refused by name.
///
//===----------------------------------------------------------------------===//

#include "eval/data/Vecs.h"
#include "test/fuzz/MemoryFile.h"

#include <cstring>

using namespace crinn::eval;

namespace {

template <typename T> void put(std::string &Out, T Value) {
  Out.append(reinterpret_cast<const char *>(&Value), sizeof(Value));
}

template <typename T>
Status readAll(VecsReader &R, VecsKind Kind, std::string &Again) {
  std::vector<T> Values;
  for (;;) {
    Values.clear();
    Result<size_t> Got = R.read(3, Values);
    if (!Got)
      return Got.takeError();
    require(Values.size() == *Got * R.cols());
    if (*Got == 0)
      return success();
    for (size_t I = 0; I < Values.size(); ++I) {
      if (I % R.cols() == 0)
        put(Again, static_cast<uint32_t>(R.cols()));
      if (Kind == VecsKind::Byte)
        put(Again, static_cast<uint8_t>(Values[I]));
      else
        put(Again, Values[I]);
    }
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  if (Size == 0)
    return 0;
  auto Kind = static_cast<VecsKind>(Data[0] % 3);
  MemoryFile File(Data + 1, Size - 1);
  Result<VecsReader> R = VecsReader::open(File.path(), Kind);
  Status S = R ? success() : Status(R.error());
  std::string Again;
  if (R)
    S = Kind == VecsKind::Int ? readAll<int32_t>(*R, Kind, Again)
                              : readAll<float>(*R, Kind, Again);
  if (S)
    require(Again == std::string(Data + 1, Data + Size));
  else
    require(S.error().Code == Errc::Input &&
            S.error().Message.starts_with(File.path() + ": "));
  return 0;
}
