//===- Equivalence.cpp - does a variant give the same answers? --*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Two halves. On real data the graph is given (the frozen index) and ids must
/// be equal at every ef: that is what the speed comparison rests on. But there
/// a changed order of summation may swap two near-equal neighbours, and a
/// construction bug stays unseen. So each arm also builds small integer sets by
/// itself, where every sum is exact whatever its order and ties are real; there
/// ids and the bits of the distances must agree.
///
/// A candidate that crashes, hangs or answers nonsense does not hold; only the
/// baseline's failure is an error of the run.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Equivalence.h"
#include "eval/judge/Arm.h"
#include "eval/judge/Battery.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"

#include <fmt/format.h>

#include <cstring>
#include <optional>

namespace crinn::eval {

namespace {

Equivalence no(std::string Reason, std::string Detail) {
  Equivalence E;
  E.Reason = std::move(Reason);
  E.Detail = std::move(Detail);
  return E;
}

/// A worker's error is the candidate's; any other is ours.
Result<Equivalence> candidateFailed(Error E) {
  if (E.Code != Errc::Worker)
    return E;
  return no("candidate-worker", E.Message);
}

Equivalence differs(Difference D) {
  Equivalence E =
      no(D.What + "-differ",
         fmt::format("{} differ first on {} at ef {}, query {}, position {}",
                     D.What, D.Where, D.Ef, D.Query, D.Position));
  E.First = std::move(D);
  return E;
}

/// The first place where two blocks of Count x K values differ bitwise.
std::optional<Difference> firstDifference(const void *A, const void *B,
                                          size_t Bytes, size_t K) {
  const auto *PA = static_cast<const uint32_t *>(A);
  const auto *PB = static_cast<const uint32_t *>(B);
  for (size_t I = 0; I < Bytes / 4; ++I)
    if (PA[I] != PB[I]) {
      Difference D;
      D.Query = static_cast<uint32_t>(I / K);
      D.Position = static_cast<uint32_t>(I % K);
      return D;
    }
  return std::nullopt;
}

/// Ids on the frozen index, and the proof that it stays frozen.
Result<Equivalence> checkReal(const Baseline &B, const Build &Candidate,
                              const Context &Ctx) {
  auto W = startFrozen(B, Candidate, "candidate", 0, Ctx);
  if (!W)
    return candidateFailed(W.takeError());
  std::string Copy = B.WorkDir + "/resaved";
  Result<Timing> Saved = (*W)->save(Copy);
  Result<std::string> Hash =
      Saved ? sha256File(Copy) : Result<std::string>(Saved.error());
  std::remove(Copy.c_str());
  if (!Saved)
    return candidateFailed(Saved.takeError());
  if (!Hash || *Hash != B.IndexHash)
    return no("construction",
              "saving the loaded index gives other bytes: the change reaches "
              "the index format or its construction");
  Equivalence E;
  for (size_t I = 0; I < B.Grid.size(); ++I) {
    Ctx.progress("equal ids", I, B.Grid.size());
    auto A =
        answerAll(**W, B.Data->Queries, B.Split.Gate, TimedK, B.Grid[I].Ef);
    if (!A)
      return candidateFailed(A.takeError());
    if (std::string Bad = badAnswers(*A, B.Data->Base.Rows); !Bad.empty())
      return no("bad-output", fmt::format("at ef {}: {}", B.Grid[I].Ef, Bad));
    if (auto D = firstDifference(A->Ids.data(), B.GateIds[I].data(),
                                 A->Ids.size() * 4, TimedK)) {
      D->Where = "real";
      D->What = "ids";
      D->Ef = B.Grid[I].Ef;
      D->Query = B.Split.Gate[D->Query];
      return differs(*D);
    }
    E.Queries += B.Split.Gate.size();
  }
  E.Holds = true;
  return E;
}

struct BatteryArm {
  std::unique_ptr<Worker> W;
  static Result<BatteryArm> start(const Baseline &B, const Battery &Set,
                                  const std::string &Library,
                                  const std::string &Label,
                                  const Context &Ctx) {
    WorkerSpec S = workerSpec(B.T, *B.Data, Library, Label);
    S.Dim = Set.Base.Cols;
    S.Distance = Set.Distance;
    auto W = Worker::start(S, Ctx);
    if (!W)
      return W.takeError();
    if (Result<Timing> T = (*W)->build(Set.Base); !T)
      return T.takeError();
    return BatteryArm{std::move(*W)};
  }
};

Result<Equivalence> checkBattery(const Baseline &B, const Battery &Set,
                                 const std::string &LibA,
                                 const std::string &LibB, const Context &Ctx) {
  Equivalence Same;
  Same.Holds = true;
  auto A = BatteryArm::start(B, Set, LibA, "baseline", Ctx);
  if (!A) {
    // A library may refuse a metric or a shape; then there is nothing to equal.
    if (A.error().Code == Errc::Worker &&
        A.error().Message.find("crinn_build failed") != std::string::npos)
      return Same;
    return A.takeError();
  }
  auto C = BatteryArm::start(B, Set, LibB, "candidate", Ctx);
  if (!C)
    return candidateFailed(C.takeError());
  std::vector<uint32_t> All(Set.Queries.Rows);
  for (uint32_t I = 0; I < All.size(); ++I)
    All[I] = I;
  for (uint32_t Ef : BatteryEf) {
    auto Want = answerAll(*A->W, Set.Queries, All, TimedK, Ef);
    if (!Want)
      return Want.takeError();
    auto Got = answerAll(*C->W, Set.Queries, All, TimedK, Ef);
    if (!Got)
      return candidateFailed(Got.takeError());
    struct Block {
      const char *What;
      const void *A, *B;
      size_t Bytes, K;
    };
    for (const Block &X :
         {Block{"counts", Want->Found.data(), Got->Found.data(),
                Got->Found.size() * 4, 1},
          Block{"ids", Want->Ids.data(), Got->Ids.data(), Got->Ids.size() * 4,
                TimedK},
          Block{"distances", Want->Distances.data(), Got->Distances.data(),
                Got->Distances.size() * 4, TimedK}})
      if (auto D = firstDifference(X.A, X.B, X.Bytes, X.K)) {
        D->Where = Set.Name;
        D->What = X.What;
        D->Ef = Ef;
        return differs(*D);
      }
    Same.Queries += All.size();
  }
  return Same;
}

} // namespace

Result<Equivalence> checkFrozen(const Baseline &B, const Build &Candidate,
                                const Context &Ctx) {
  Baseline NoEf = B;
  NoEf.Grid.clear();
  return checkReal(NoEf, Candidate, Ctx);
}

Result<Equivalence> checkExact(const Baseline &B, const Build &Candidate,
                               const Context &Ctx) {
  // Batteries first: they take a second and catch most of what is wrong.
  std::string LibA = B.WorkDir + "/battery-a.so";
  std::string LibB = B.WorkDir + "/battery-b.so";
  if (Status S = linkShared(B.Binary, LibA, 0); !S)
    return S.takeError();
  if (Status S = linkShared(Candidate, LibB, 0); !S)
    return S.takeError();
  uint64_t Queries = 0;
  std::vector<Battery> Sets = integerBatteries();
  for (size_t I = 0; I < Sets.size(); ++I) {
    Ctx.progress("batteries", I, Sets.size());
    auto E = checkBattery(B, Sets[I], LibA, LibB, Ctx);
    if (!E || !E->Holds)
      return E;
    Queries += E->Queries;
  }
  if (Queries == 0) {
    Equivalence None;
    None.Reason = "battery-refused";
    None.Detail = "the target answers on none of the small-integer sets, so "
                  "equal distances cannot be shown";
    return None;
  }
  auto E = checkReal(B, Candidate, Ctx);
  if (!E || !E->Holds)
    return E;
  E->Queries += Queries;
  E->Reason = "same";
  E->Detail = fmt::format("{} answers equal at every ef", E->Queries);
  return E;
}

} // namespace crinn::eval
