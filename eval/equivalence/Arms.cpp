//===- Arms.cpp - both arms, asked the same -------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Arms.h"
#include "eval/equivalence/Sets.h"
#include "eval/judge/Arm.h"

#include <fmt/format.h>

#include <filesystem>
#include <numeric>

namespace crinn::eval {

namespace {

/// A few hundred rows take well below a second in every target.
constexpr double SmallTimeout = 60;

/// True: it answered. False: it said no and lives. Else it died, or the error
/// is not the worker's.
Result<bool> answered(Worker &W, Result<Timing> T) {
  if (T)
    return true;
  if (T.error().Code == Errc::Worker && W.pid() > 0)
    return false;
  return T.takeError();
}

} // namespace

Result<Bench> Bench::link(const Subject &S, const Context &Ctx) {
  Bench B(S, Ctx);
  auto path = [&](const Build &Arm, char Side) {
    return fmt::format("{}/battery-{}-{}.so", S.Base.WorkDir, Side,
                       Arm.Hash.substr(0, 12));
  };
  B.LibA = path(S.A, 'a');
  B.LibB = path(S.B, 'b');
  if (Status St = linkShared(S.A, B.LibA, 0); !St)
    return St.takeError();
  if (Status St = linkShared(S.B, B.LibB, 0); !St)
    return St.takeError();
  return B;
}

Bench::~Bench() {
  std::error_code Ec;
  for (const std::string &Path : {LibA, LibB})
    if (!Path.empty())
      std::filesystem::remove(Path, Ec);
}

Result<std::unique_ptr<Worker>> Bench::start(bool Candidate, Metric M,
                                             size_t Dim) const {
  WorkerSpec Spec = workerSpec(S.Base.T, *S.Base.Data, Candidate ? LibB : LibA,
                               Candidate ? "candidate" : "baseline");
  Spec.Dim = Dim;
  Spec.Distance = M;
  Spec.MaxK = MaxTestK;
  Spec.SearchTimeout = Spec.IndexTimeout = SmallTimeout;
  return Worker::start(Spec, Ctx);
}

Checked Arms::start(const Bench &B, Metric M, size_t Dim, Arms &Out) {
  auto A = B.start(false, M, Dim);
  if (!A)
    return A.takeError();
  auto C = B.start(true, M, Dim);
  if (!C)
    return candidateFailed(C.takeError());
  Out.A = std::move(*A);
  Out.B = std::move(*C);
  return fine();
}

Checked Arms::ask(const Question &Q, Both &Out) {
  Result<bool> FromA = answered(*A, Q(*A, Out.A));
  if (!FromA)
    return FromA.takeError();
  Result<Timing> T = Q(*B, Out.B);
  std::string Said = T ? "" : T.error().Message;
  Result<bool> FromB = answered(*B, std::move(T));
  if (!FromB)
    return candidateFailed(FromB.takeError());
  if (*FromA && !*FromB)
    return found({"candidate-worker",
                  fmt::format("{}, where the baseline answers", Said)});
  Out.What = *FromA   ? Both::Outcome::Answered
             : *FromB ? Both::Outcome::OnlyCandidateAnswers
                      : Both::Outcome::Refused;
  return fine();
}

std::vector<uint32_t> firstNumbers(size_t Count) {
  std::vector<uint32_t> All(Count);
  std::iota(All.begin(), All.end(), 0u);
  return All;
}

} // namespace crinn::eval
