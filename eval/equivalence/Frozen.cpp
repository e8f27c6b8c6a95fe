//===- Frozen.cpp - does a candidate leave indexes as they were? ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Frozen.h"
#include "eval/data/Permute.h"
#include "eval/judge/Arm.h"
#include "eval/measure/MeasureLock.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace crinn::eval {

namespace {

/// Enough for several levels of a graph, and built in a second.
constexpr size_t SmallRows = 2000;
/// Seconds: less is noise, whatever the ratio.
constexpr double SmallSlack = 0.05;
constexpr unsigned SmallLooks = 3;

/// The hash of what \p W saves. Errors: Worker, Environment.
Result<std::string> savedHash(const Baseline &Base, Worker &W) {
  const std::string Copy = Base.WorkDir + "/resaved";
  Result<Timing> Saved = W.save(Copy);
  Result<std::string> Hash =
      Saved ? sha256File(Copy) : Result<std::string>(Saved.takeError());
  std::remove(Copy.c_str());
  return Hash;
}

struct Small {
  std::string Hash;
  double Cpu = 0; ///< seconds of building it
};

Result<Small> smallIndex(const Subject &S, const Build &Arm, const char *Label,
                         const Context &Ctx) {
  const Matrix &All = S.Base.Data->Base;
  std::vector<uint32_t> Order = permutation(All.Rows, S.Seed);
  Order.resize(std::min(Order.size(), SmallRows));
  Matrix Rows{Order.size(), All.Cols, {}};
  Rows.Data.reserve(Order.size() * All.Cols);
  for (uint32_t R : Order)
    Rows.Data.insert(Rows.Data.end(), All.row(R), All.row(R) + All.Cols);
  auto W = startLinked(S.Base, Arm, Label, 0, Ctx);
  if (!W)
    return W.takeError();
  Result<Timing> T = (*W)->build(Rows);
  if (!T)
    return T.takeError();
  Result<std::string> Hash = savedHash(S.Base, **W);
  if (!Hash)
    return Hash.takeError();
  return Small{std::move(*Hash), T->Cpu};
}

/// Another look takes the better of two: the machine only adds time.
Status better(Small &Of, const Subject &S, const Build &Arm, const char *Label,
              const Context &Ctx) {
  Result<Small> Again = smallIndex(S, Arm, Label, Ctx);
  if (!Again)
    return Again.takeError();
  Of.Cpu = std::min(Of.Cpu, Again->Cpu);
  return success();
}

bool tooSlow(const Small &A, const Small &B, const Bounds &Most) {
  return B.Cpu > Most.Build * A.Cpu && B.Cpu > A.Cpu + SmallSlack;
}

} // namespace

Checked checkFrozenIndex(const Baseline &Base, Worker &W) {
  Result<std::string> Hash = savedHash(Base, W);
  if (!Hash)
    return candidateFailed(Hash.takeError());
  if (*Hash != Base.IndexHash)
    return found({"index-differs",
                  "saving the loaded index gives other bytes: the change "
                  "reaches the index format or its construction"});
  return fine();
}

Checked checkSmallIndex(const Subject &S, const Context &Ctx) {
  // What it takes is looked at too.
  Result<MeasureLock> Alone = MeasureLock::take(Ctx);
  if (!Alone)
    return Alone.takeError();
  Ctx.progress("small index", 0, 2);
  Result<Small> Want = smallIndex(S, S.A, "baseline", Ctx);
  if (!Want)
    return Want.takeError();
  Ctx.progress("small index", 1, 2);
  Result<Small> Got = smallIndex(S, S.B, "candidate", Ctx);
  if (!Got)
    return candidateFailed(Got.takeError());
  if (Got->Hash != Want->Hash)
    return found({"index-differs",
                  fmt::format("an index of {} rows has other bytes than the "
                              "baseline's: the change reaches construction",
                              std::min(S.Base.Data->Base.Rows, SmallRows))});
  const Bounds &Most = S.Base.T.Bounds;
  for (unsigned I = 1; I < SmallLooks && tooSlow(*Want, *Got, Most); ++I) {
    if (Status St = better(*Want, S, S.A, "baseline", Ctx); !St)
      return St.takeError();
    if (Status St = better(*Got, S, S.B, "candidate", Ctx); !St)
      return candidateFailed(St.takeError());
  }
  if (tooSlow(*Want, *Got, Most))
    return found({"bound-build",
                  fmt::format("an index of {} rows takes {:.2f} times the "
                              "baseline's time to build, at most {:.2f} is "
                              "allowed",
                              std::min(S.Base.Data->Base.Rows, SmallRows),
                              Got->Cpu / Want->Cpu, Most.Build)});
  return fine();
}

} // namespace crinn::eval
