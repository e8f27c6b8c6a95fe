//===- WorkerFuzz.cpp - any bytes as the memory of a worker -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Both sides read what the other wrote. Two Requests come out of the input, as
/// a worker gets them one after the other, and after them what a hostile worker
/// may have left as answers, which the judge scores.
///
//===----------------------------------------------------------------------===//

#include "eval/measure/Recall.h"
#include "eval/measure/RequestCheck.h"
#include "test/fuzz/MemoryFile.h"

#include <cstring>
#include <memory>

using namespace crinn::eval;

namespace {

struct Input {
  const uint8_t *Data;
  size_t Size;

  /// Zeros where nothing is left.
  template <typename T> T take() {
    T Value = {};
    size_t Some = std::min(Size, sizeof(T));
    std::memcpy(&Value, Data, Some);
    Data += Some;
    Size -= Some;
    return Value;
  }
};

/// A Request without its texts, which would be most of the input.
struct Head {
  uint32_t What, Count, K, Ef;
  uint64_t N, D, Query, Id, Distance, Found, Counts;
  uint8_t PathEnds, ParamsEnd, TextEnds, Status;
};

Request made(Input &In) {
  const Head H = In.take<Head>();
  Request R;
  std::memset(&R, 'x', sizeof(R));
  R.What = static_cast<Command>(H.What);
  R.Status = static_cast<int8_t>(H.Status);
  R.Count = H.Count;
  R.K = H.K;
  R.Ef = H.Ef;
  R.N = H.N;
  R.D = H.D;
  R.QueryOffset = H.Query;
  R.IdOffset = H.Id;
  R.DistanceOffset = H.Distance;
  R.FoundOffset = H.Found;
  R.CountOffset = H.Counts;
  if (H.PathEnds % 2)
    R.Path[sizeof(R.Path) - 1] = 0;
  if (H.ParamsEnd % 2)
    R.Params[sizeof(R.Params) - 1] = 0;
  R.Text[0] = static_cast<char>(H.TextEnds);
  return R;
}

/// Reads it all: the sanitizer says if it is not there.
void touch(const char *Shared, uint64_t Offset, uint64_t Bytes) {
  volatile char Sum = 0;
  for (uint64_t I = 0; I < Bytes; ++I)
    Sum = Sum + Shared[Offset + I];
}

/// What the worker would let the library read and write.
void asWorker(RequestCheck &Check, const Request &R, const char *Shared,
              uint64_t &IndexD) {
  if (Check.problem(R))
    return;
  const uint64_t Count = R.Count;
  switch (R.What) {
  case Command::Build:
  case Command::Load:
    IndexD = R.D;
    require(std::strlen(R.Params) < sizeof(R.Params));
    require(std::strlen(R.Path) < sizeof(R.Path));
    return;
  case Command::Save:
    require(std::strlen(R.Path) < sizeof(R.Path));
    return;
  case Command::Remove:
    return touch(Shared, R.IdOffset, Count * 4);
  case Command::Hello:
  case Command::SetThreads:
    return;
  default:
    break;
  }
  require(R.D == IndexD);
  touch(Shared, R.QueryOffset, Count * IndexD * 4);
  if (R.What == Command::Insert)
    return touch(Shared, R.IdOffset, Count * 4);
  if (R.What == Command::CountDistances)
    return touch(Shared, R.CountOffset, Count * 8);
  touch(Shared, R.IdOffset, Count * R.K * 4);
  touch(Shared, R.DistanceOffset, Count * R.K * 4);
  touch(Shared, R.FoundOffset, Count * 4);
}

/// 20 rows, 3 queries, in one dimension.
const Dataset &data() {
  static const Dataset D = [] {
    Dataset D;
    D.Base = {20, 1, {}};
    for (int I = 0; I < 20; ++I)
      D.Base.Data.push_back(float(I));
    D.Queries = {3, 1, {0, 7, 30}};
    D.TruthK = 10;
    for (uint32_t Q = 0; Q < 3; ++Q)
      for (uint32_t I = 0; I < 10; ++I)
        D.Truth.push_back(Q == 0 ? I : Q == 1 ? I + 2 : 19 - I);
    return D;
  }();
  return D;
}

void asJudge(Input &In, const Request &R) {
  for (char C : textOf(R))
    require(C >= 0x20 && C < 0x7f);
  Answers A;
  A.K = TimedK;
  for (size_t I = 0; I < 3 * TimedK; ++I)
    A.Ids.push_back(In.take<uint32_t>());
  for (size_t I = 0; I < 3; ++I)
    A.Found.push_back(In.take<int32_t>());
  A.Distances.resize(3 * TimedK, 0);
  for (float &D : A.Distances)
    D = In.take<float>();
  static const RecallMeter Meter(data(), TimedK);
  Score S = Meter.score({0, 1, 2}, A);
  require(S.Bad.empty() == badAnswers(A, data().Base.Rows).empty());
  require(!S.Bad.empty() || (S.Recall >= 0 && S.Recall <= 1));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  constexpr uint64_t Bytes = DataOffset + 4096;
  // On the heap, so that a byte too far is seen.
  auto Shared = std::make_unique<char[]>(Bytes);
  Input In{Data, Size};
  RequestCheck Check(Bytes);
  uint64_t IndexD = 0;
  for (int I = 0; I < 2; ++I) {
    Request R = made(In);
    asWorker(Check, R, Shared.get(), IndexD);
    if (I == 1)
      asJudge(In, R);
  }
  return 0;
}
