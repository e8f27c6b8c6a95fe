//===- Frozen.cpp - does a candidate leave indexes as they were? ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Frozen.h"
#include "eval/data/Permute.h"
#include "eval/judge/Arm.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace crinn::eval {

namespace {

/// Enough for several levels of a graph, and built in a second.
constexpr size_t SmallRows = 2000;

/// The hash of what \p W saves. Errors: Worker, Environment.
Result<std::string> savedHash(const Baseline &Base, Worker &W) {
  const std::string Copy = Base.WorkDir + "/resaved";
  Result<Timing> Saved = W.save(Copy);
  Result<std::string> Hash =
      Saved ? sha256File(Copy) : Result<std::string>(Saved.takeError());
  std::remove(Copy.c_str());
  return Hash;
}

Result<std::string> smallHash(const Subject &S, const Build &Arm,
                              const char *Label, const Context &Ctx) {
  const Matrix &All = S.Base.Data->Base;
  std::vector<uint32_t> Rows = permutation(All.Rows, S.Seed);
  Rows.resize(std::min(Rows.size(), SmallRows));
  Matrix Small{Rows.size(), All.Cols, {}};
  Small.Data.reserve(Rows.size() * All.Cols);
  for (uint32_t R : Rows)
    Small.Data.insert(Small.Data.end(), All.row(R), All.row(R) + All.Cols);
  auto W = startLinked(S.Base, Arm, Label, 0, Ctx);
  if (!W)
    return W.takeError();
  if (auto T = (*W)->build(Small); !T)
    return T.takeError();
  return savedHash(S.Base, **W);
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
  Ctx.progress("small index", 0, 2);
  const std::string Note =
      fmt::format("{}/small-{}-{:x}", S.Base.WorkDir, S.A.Hash, S.Seed);
  Result<std::string> Want = readFile(Note);
  if (!Want) {
    Want = smallHash(S, S.A, "baseline", Ctx);
    if (!Want)
      return Want.takeError();
    if (Status St = writeFile(Note, *Want); !St)
      return St.takeError();
  }
  Ctx.progress("small index", 1, 2);
  Result<std::string> Got = smallHash(S, S.B, "candidate", Ctx);
  if (!Got)
    return candidateFailed(Got.takeError());
  if (*Got != *Want)
    return found({"index-differs",
                  fmt::format("an index of {} rows has other bytes than the "
                              "baseline's: the change reaches construction",
                              std::min(S.Base.Data->Base.Rows, SmallRows))});
  return fine();
}

} // namespace crinn::eval
