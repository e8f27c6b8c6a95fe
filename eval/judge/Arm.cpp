//===- Arm.cpp - a worker with what it takes to measure it ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Arm.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <filesystem>

namespace crinn::eval {

namespace {

/// Queries of a recall probe: recall 0.9 of 2000 x 10 neighbours has a standard
/// error of 0.3 %, and neighbouring ef see the same queries.
constexpr size_t ProbeQueries = 2000;

} // namespace

WorkerSpec workerSpec(const Target &T, const Dataset &D, std::string Library,
                      std::string Label) {
  WorkerSpec S;
  S.Library = std::move(Library);
  S.Label = std::move(Label);
  S.Dim = D.Base.Cols;
  S.Distance = D.Distance;
  S.Params = T.BuildParams;
  S.MaxQueries = MaxBatch;
  S.MaxK = TimedK;
  return S;
}

Result<std::unique_ptr<Worker>> startLinked(const Baseline &B,
                                            const Build &Binary,
                                            std::string Label, uint64_t Seed,
                                            const Context &Ctx) {
  std::string Library =
      fmt::format("{}/{}-{:x}.so", B.WorkDir, Binary.Hash.substr(0, 12), Seed);
  if (Status S = linkShared(Binary, Library, Seed); !S)
    return S.takeError();
  auto W =
      Worker::start(workerSpec(B.T, *B.Data, Library, std::move(Label)), Ctx);
  // It is mapped, or never will be.
  std::error_code Ec;
  std::filesystem::remove(Library, Ec);
  return W;
}

Result<std::unique_ptr<Worker>> startFrozen(const Baseline &B,
                                            const Build &Binary,
                                            std::string Label, uint64_t Seed,
                                            const Context &Ctx) {
  auto W = startLinked(B, Binary, std::move(Label), Seed, Ctx);
  if (!W)
    return W;
  if (Result<Timing> T = (*W)->load(B.IndexPath); !T)
    return T.takeError();
  return W;
}

Result<Answers> answerAll(Worker &W, const Matrix &Queries,
                          const std::vector<uint32_t> &Numbers, uint32_t K,
                          uint32_t Ef, double *Cpu) {
  Answers All;
  All.K = K;
  for (size_t From = 0; From < Numbers.size(); From += MaxBatch) {
    std::vector<uint32_t> Order(
        Numbers.begin() + long(From),
        Numbers.begin() + long(std::min(From + MaxBatch, Numbers.size())));
    Answers A;
    Result<Timing> T = W.search(Queries, Order, K, Ef, From + Ef, A);
    if (!T)
      return T.takeError();
    if (Cpu)
      *Cpu += T->Cpu;
    All.Ids.insert(All.Ids.end(), A.Ids.begin(), A.Ids.end());
    All.Distances.insert(All.Distances.end(), A.Distances.begin(),
                         A.Distances.end());
    All.Found.insert(All.Found.end(), A.Found.begin(), A.Found.end());
  }
  return All;
}

Result<std::vector<EfPoint>> findGrid(const Baseline &B, const RecallMeter &M,
                                      Worker &W, const Context &Ctx) {
  std::vector<uint32_t> Sample = B.Split.Search;
  Random(1).shuffle(Sample);
  Sample.resize(std::min(Sample.size(), ProbeQueries));
  unsigned Probes = 0;
  return refineGrid(B.T.Ef, [&](uint32_t Ef) -> Result<EfPoint> {
    Ctx.progress("ef grid", ++Probes, 0);
    double Cpu = 0;
    auto A = answerAll(W, B.Data->Queries, Sample, TimedK, Ef, &Cpu);
    if (!A)
      return A.takeError();
    Score S = M.score(Sample, *A);
    if (!S.Bad.empty())
      return Error{
          Errc::Worker,
          fmt::format("wrong answers at ef {}: {}; correct the adapter", Ef,
                      S.Bad),
          ""};
    return EfPoint{Ef, S.Recall, Cpu / double(Sample.size())};
  });
}

} // namespace crinn::eval
