//===- Replicates.cpp - several builds of each arm ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Replicates.h"
#include "eval/data/Permute.h"
#include "eval/judge/Arm.h"
#include "eval/measure/MeasureLock.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"

#include <fmt/format.h>

#include <filesystem>

namespace fs = std::filesystem;
using nlohmann::json;

namespace crinn::eval {

namespace {

constexpr const char *Candidate = "candidate";

std::string directory(const Baseline &Base, const Build &Arm) {
  return fmt::format("{}/replicates/{}", Base.WorkDir, Arm.Hash);
}

/// What stands beside the index, if it is still the index of that note.
bool recall(Replicate &R) {
  Result<std::string> Text = readFile(R.IndexPath + ".json");
  if (!Text)
    return false;
  json J = json::parse(*Text, nullptr, false);
  Result<std::string> Hash = sha256File(R.IndexPath);
  if (!J.is_object() || !Hash || J.value("index_sha256", "") != *Hash)
    return false;
  R.IndexHash = *Hash;
  R.BuildCpu = J.value("build_cpu_seconds", 0.0);
  R.BuildWall = J.value("build_wall_seconds", 0.0);
  R.IndexBytes = J.value("index_bytes", uint64_t(0));
  R.PeakBytes = J.value("peak_bytes", uint64_t(0));
  return true;
}

Status build(Replicate &R, const Baseline &Base, const Build &Arm,
             const std::string &Label, const Context &Ctx) {
  auto W = startLinked(Base, Arm, Label, 0, Ctx);
  if (!W)
    return W.takeError();
  Result<Timing> T = [&] {
    Matrix Rows = permuted(*Base.Data, R.Order).Base;
    return (*W)->build(Rows);
  }();
  if (!T)
    return T.takeError();
  R.BuildCpu = T->Cpu;
  R.BuildWall = T->Wall;
  R.PeakBytes = (*W)->process().peakBytes();
  return writeAtomically(R.IndexPath, [&](const std::string &Temp) -> Status {
    if (Result<Timing> Saved = (*W)->save(Temp); !Saved)
      return Saved.takeError();
    Result<std::string> Hash = sha256File(Temp);
    if (!Hash)
      return Hash.takeError();
    R.IndexHash = *Hash;
    std::error_code Ec;
    R.IndexBytes = fs::file_size(Temp, Ec);
    return success();
  });
}

} // namespace

bool buildsItsOwn(const Variant &V) {
  return V.Class != EquivalenceClass::Exact && V.reaches("construction");
}

json toJson(const Replicate &R) {
  return {{"order", R.Order},
          {"build_cpu_seconds", R.BuildCpu},
          {"build_wall_seconds", R.BuildWall},
          {"index_bytes", R.IndexBytes},
          {"peak_bytes", R.PeakBytes},
          {"index_sha256", R.IndexHash}};
}

Result<std::vector<Replicate>>
replicates(const Baseline &Base, const Build &Arm, const std::string &Label,
           const Context &Ctx, unsigned Count, unsigned After) {
  const std::string Dir = directory(Base, Arm);
  if (Status S = makeDirs(Dir); !S)
    return S.takeError();
  std::vector<Replicate> Out;
  for (unsigned I = 0; I < Count; ++I) {
    Replicate R;
    R.Order = After + I + 1;
    R.IndexPath = fmt::format("{}/{}", Dir, R.Order);
    if (!recall(R)) {
      if (Status S = build(R, Base, Arm, Label, Ctx); !S)
        return S.takeError();
      if (Status S = writeFile(R.IndexPath + ".json", toJson(R).dump(2)); !S)
        return S.takeError();
    }
    Out.push_back(std::move(R));
  }
  return Out;
}

Result<BothReplicates> bothReplicates(const Subject &S, const Context &Ctx,
                                      unsigned Count) {
  Result<MeasureLock> Alone = MeasureLock::take(Ctx);
  if (!Alone)
    return Alone.takeError();
  BothReplicates Out;
  for (unsigned I = 0; I < Count; ++I) {
    Ctx.progress("build indexes of both", I, Count);
    auto A = replicates(S.Base, S.A, "baseline", Ctx, 1, S.Orders + I);
    if (!A)
      return A.takeError();
    auto B = replicates(S.Base, S.B, Candidate, Ctx, 1, S.Orders + I);
    if (!B)
      return B.takeError();
    Out.A.push_back(std::move(A->front()));
    Out.B.push_back(std::move(B->front()));
  }
  return Out;
}

bool ofCandidate(const Error &E) {
  return E.Code == Errc::Worker && E.Message.starts_with(Candidate);
}

void dropReplicates(const Baseline &Base, const Build &Arm) {
  std::error_code Ec;
  fs::remove_all(directory(Base, Arm), Ec);
}

} // namespace crinn::eval
