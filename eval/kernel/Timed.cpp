//===- Timed.cpp - one launch of two kernels, timed -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A batch is some hundred calls, each with another query, on rows that were
/// drawn for this round: nothing computed in one call is an answer of another.
/// After each batch every output must have been written, and a few drawn ones
/// must be right, so work that is skipped is found.
///
/// Rows take 128 KB, which fits the second cache and not the first: that is
/// where a search that prefetches finds them.
///
//===----------------------------------------------------------------------===//

#include "eval/kernel/Timed.h"
#include "eval/judge/Interval.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace crinn::eval {

namespace {

constexpr size_t RowBytes = 128 << 10, MaxRows = 4096;
constexpr size_t MaxCalls = 2048, MinCalls = 16, FirstCalls = 64;
/// 8 MB: at this even one-element rows give batches of 2 ms.
constexpr size_t MaxOutputs = 2 << 20;
/// Long against the 10 us of a hand-over.
constexpr double BatchSeconds = 0.003;
constexpr size_t Samples = 32; ///< outputs compared after each batch
constexpr std::array<bool, 4> FirstIsA = {true, false, false, true};
/// CPU time outside of batches: a share of that inside, and start-up.
constexpr double IdleShare = 0.05, IdleSeconds = 0.005;

size_t rowsOf(const Kind &K, const Shape &S) {
  if (S.M)
    return S.Ksub;
  return std::clamp<size_t>(RowBytes / (S.D * K.elementBytes()), 16, MaxRows);
}

size_t outputsOf(const Kind &K, const Shape &S) {
  return S.outputs(rowsOf(K, S));
}

size_t callsAtMost(const Kind &K, const Shape &S) {
  return std::clamp(MaxOutputs / outputsOf(K, S), MinCalls, MaxCalls);
}

} // namespace

std::string TimedCell::name() const {
  return Sizes.name() + " " + std::string(eval::name(Data));
}

/// An error of A's worker is ours, of B's the candidate's.
Status TimedLaunch::failed(const Error &E, unsigned Arm) {
  if (Arm == 0 || E.Code != Errc::Worker)
    return E;
  F.Reason = workerFinding(E).Reason;
  F.Detail = E.Message;
  return success();
}

Status TimedLaunch::start(const Shape &S,
                          const std::array<std::string, 2> &Libraries) {
  const unsigned First = unsigned(R.below(2));
  for (unsigned Arm : {First, 1 - First}) {
    auto W = Worker::start(kernelWorker(K, S, Libraries[Arm],
                                        Arm ? "candidate" : "best kept",
                                        callsAtMost(K, S), outputsOf(K, S)),
                           Ctx);
    if (!W)
      return failed(W.error(), Arm);
    Arms[Arm] = std::move(*W);
  }
  return success();
}

void TimedLaunch::sample(const Answers &A, const TimedCell &C,
                         const Matrix &Rows) {
  auto wrong = [&](size_t I, const std::string &What) {
    F.Reason = "wrong-when-timed";
    F.Detail = fmt::format("{}: call {} of a timed batch: {}", C.name(),
                           I / A.K, What);
  };
  for (size_t I = 0; I < A.Distances.size(); ++I)
    if (std::bit_cast<uint32_t>(A.Distances[I]) == PoisonBits)
      return wrong(I, fmt::format("output {} was not written", I % A.K));
  for (size_t J = 0; J < Samples && F.correct(); ++J) {
    const size_t I = R.below(A.Distances.size());
    Finding Here;
    ++F.Checked;
    if (!outputAgrees(K, C.Sizes, C.Pool.row(Order[I / A.K]), Rows.Data.data(),
                      I % A.K, A.Distances[I], Here))
      wrong(I, Here.Detail);
  }
}

Result<Timing> TimedLaunch::batch(unsigned Arm, TimedCell &C,
                                  const Matrix &Rows, size_t Calls) {
  const size_t Outputs = outputsOf(K, C.Sizes);
  const std::vector<uint32_t> Batch(Order.begin(), Order.begin() + long(Calls));
  Answers Got;
  Result<Timing> T =
      Arms[Arm]->search(C.Pool, Batch, uint32_t(Outputs), 0, R.next(), Got);
  if (T)
    Cpu[Arm] += T->Cpu;
  if (T && Arm == 1)
    sample(Got, C, Rows);
  return T;
}

/// New rows, and one batch of each arm on them: seconds per output. No numbers
/// if there is a finding.
Result<std::array<double, 2>> TimedLaunch::round(TimedCell &C, bool AFirst,
                                                 size_t Calls) {
  if (Ctx.cancelled())
    return Error{Errc::Interrupted, "interrupted", ""};
  std::array<double, 2> Seconds = {};
  const Matrix Rows = C.Vectors.rows(rowsOf(K, C.Sizes));
  auto failure = [&](const Error &E,
                     unsigned Arm) -> Result<std::array<double, 2>> {
    if (Status S = failed(E, Arm); !S)
      return S.takeError();
    return Seconds;
  };
  for (unsigned Arm : {0, 1})
    if (auto T = Arms[Arm]->build(Rows); !T)
      return failure(T.error(), Arm);
  R.shuffle(Order);
  std::array<Timing, 2> Took;
  for (unsigned Arm : {unsigned(!AFirst), unsigned(AFirst)}) {
    Result<Timing> T = batch(Arm, C, Rows, Calls);
    if (!T)
      return failure(T.error(), Arm);
    Took[Arm] = *T;
    Seconds[Arm] = T->Cpu / double(Calls * outputsOf(K, C.Sizes));
  }
  for (unsigned Arm : {0, 1})
    Waits[Arm].push_back((Took[Arm].Wall - Took[Arm].Cpu) / Took[0].Cpu);
  return Seconds;
}

Status TimedLaunch::measure(TimedCell &C) {
  const size_t Most = callsAtMost(K, C.Sizes);
  if (C.Pool.Rows == 0)
    C.Pool = C.Vectors.queries(Most);
  Order.resize(Most);
  std::iota(Order.begin(), Order.end(), 0u);

  // Warm-up; of the first launch it also says how long a batch is.
  auto Warm = round(C, true, C.Calls ? C.Calls : std::min(FirstCalls, Most));
  if (!Warm)
    return Warm.takeError();
  if (!F.correct())
    return success();
  if (!C.Calls) {
    // By the slower arm: a batch that lasts long is interrupted often.
    const double PerCall =
        std::max((*Warm)[0], (*Warm)[1]) * double(outputsOf(K, C.Sizes));
    C.Calls = std::clamp(size_t(BatchSeconds / PerCall), MinCalls, Most);
  }
  std::vector<double> Ratios;
  for (bool AFirst : FirstIsA) {
    auto T = round(C, AFirst, C.Calls);
    if (!T)
      return T.takeError();
    if (!F.correct())
      return success();
    for (unsigned Arm : {0, 1})
      C.Seconds[Arm].push_back((*T)[Arm]);
    Ratios.push_back(std::log((*T)[0] / (*T)[1]));
  }
  C.LogRatios.push_back(median(Ratios));
  return success();
}

void TimedLaunch::checkThreads() {
  if (!F.correct())
    return;
  if (unsigned Threads = Arms[1]->process().threads(); Threads > 1) {
    F.Reason = "hidden-work";
    F.Detail = fmt::format("it started {} threads", Threads - 1);
  }
}

double TimedLaunch::hidden(unsigned Arm) {
  return Arms[Arm]->process().takeIdleCpu() - IdleSeconds -
         IdleShare * Cpu[Arm];
}

} // namespace crinn::eval
