//===- Workload.cpp - every call of an adapter, on a few rows ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Workload.h"
#include "eval/judge/Arm.h"
#include "eval/judge/gates/Reports.h"
#include "eval/support/Files.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

namespace crinn::eval {

namespace {

constexpr size_t Rows = 400, Queries = 48, Inserted = 20;
/// No multiple of a SIMD width: the ends of loops run.
constexpr size_t OddDim = 25;
constexpr size_t MostLog = 8 << 20; ///< bytes; a report has about 4 KB
/// Seconds for one command; instrumented code takes some ten times as long.
constexpr double Patience = 120;

Matrix normal(size_t N, size_t D, uint64_t Seed) {
  Random R(Seed);
  Matrix M{N, D, {}};
  for (size_t I = 0; I < N * D; ++I)
    // Box and Muller; 1 - unit() is never 0.
    M.Data.push_back(float(std::sqrt(-2 * std::log(1 - R.unit())) *
                           std::cos(6.283185307179586 * R.unit())));
  return M;
}

class Run {
public:
  Run(const Baseline &Base, size_t Dim, const std::string &Library,
      std::vector<std::string> Env, const Context &Ctx, Watched &Out)
      : Base(normal(Rows, Dim, 1)), Asked(normal(Queries, Dim, 2)),
        New(normal(Inserted, Dim, 3)), Ctx(Ctx), Out(Out) {
    Spec = workerSpec(Base.T, *Base.Data, Library, "the instrumented library");
    Spec.Dim = Dim;
    Spec.MaxQueries = Queries;
    Spec.MaxK = 100;
    Spec.SearchTimeout = Spec.IndexTimeout = Patience;
    Spec.Env = std::move(Env);
    for (uint32_t I = 0; I < Queries; ++I)
      Order.push_back(I);
  }

  Status memory(const std::string &Scratch);
  Status races();

private:
  Status start();
  /// Keeps what the call says. True: it did what it was asked to.
  template <typename T> bool done(const char *What, const Result<T> &R);
  /// A worker that is gone is not asked again.
  bool lives() const { return W && W->pid() > 0 && !Stop; }
  void finish();
  Status end() { return Stop ? Status(*Stop) : success(); }
  void searches();
  void batches(uint32_t Threads);
  void updates();
  bool has(uint32_t Part) const { return lives() && (Out.Parts & Part); }

  Matrix Base, Asked, New;
  Context Ctx;
  Watched &Out;
  WorkerSpec Spec;
  std::vector<uint32_t> Order;
  std::unique_ptr<Worker> W;
  std::optional<Error> Stop; ///< not the library's doing
};

template <typename T> bool Run::done(const char *What, const Result<T> &R) {
  if (R)
    return true;
  if (R.error().Code != Errc::Worker) {
    Stop = R.error();
  } else if (W && W->pid() > 0) {
    Out.Refused.insert(fmt::format("{} ({} dimensions)", What, Spec.Dim));
  } else {
    // What it wrote last has addresses in it.
    const std::string &How = R.error().Message;
    Out.Reports.insert(How.substr(0, How.find(" (it wrote")));
  }
  return false;
}

void Run::finish() {
  if (!W)
    return;
  std::string Log = W->process().log(MostLog + 1);
  if (Log.size() > MostLog)
    Out.Reports.insert("it wrote more than 8 MB to stderr");
  // A sanitizer's own report says more than how the worker ended.
  Out.Reports.merge(reports(Log));
  W.reset();
}

Status Run::start() {
  auto Started = Worker::start(Spec, Ctx);
  if (!done("load the library", Started))
    return end();
  W = std::move(*Started);
  Out.Parts = W->parts();
  return success();
}

void Run::searches() {
  for (uint32_t K : {1u, 10u, 100u})
    for (uint32_t Ef : {10u, 150u}) {
      if (!lives())
        return;
      Answers A;
      done("search", W->search(Asked, Order, K, Ef, K, A));
    }
}

void Run::batches(uint32_t Threads) {
  if (!has(PartBatch) || !done("set threads", W->setThreads(Threads)))
    return;
  for (uint32_t K : {1u, 10u, 100u})
    for (uint32_t Ef : {10u, 150u}) {
      if (!lives())
        return;
      Answers A;
      done("batch", W->searchBatch(Asked, Order, K, Ef, K, A));
    }
}

void Run::updates() {
  Answers A;
  std::vector<uint64_t> Odd((Rows + 63) / 64, 0xaaaaaaaaaaaaaaaaull);
  if (has(PartFilter))
    for (uint32_t K : {1u, 10u, 100u})
      if (lives())
        done("filtered search",
             W->searchFiltered(Asked, Order, K, 150, K, Odd, Rows, A));
  std::vector<uint32_t> Some, Ids;
  for (uint32_t I = 0; I < Inserted; ++I) {
    Some.push_back(I);
    Ids.push_back(uint32_t(Rows) + I);
  }
  if (has(PartInsert))
    done("insert", W->insert(New, Some, Ids));
  if (has(PartRemove))
    done("remove", W->remove(Some));
  if (has(PartInsert | PartRemove))
    searches();
  if (has(PartDistances))
    done("count distances", W->countDistances(Asked, Order, 10, 150));
}

Status Run::memory(const std::string &Scratch) {
  if (Status S = start(); !S)
    return S;
  bool Saved = lives() && done("build", W->build(Base));
  if (Saved) {
    searches();
    batches(2);
    Saved = lives() && done("save", W->save(Scratch));
    updates();
  }
  finish();
  if (!Saved || Stop)
    return end();
  if (Status S = start(); !S)
    return S;
  if (lives() && done("load", W->load(Scratch)))
    searches();
  finish();
  return end();
}

Status Run::races() {
  if (Status S = start(); !S)
    return S;
  if (has(PartBatch) && done("build", W->build(Base)))
    for (uint32_t Threads : {2u, 4u})
      batches(Threads);
  finish();
  return end();
}

} // namespace

Result<Watched> watchWorkload(const Baseline &Base, const std::string &Library,
                              Sanitizer S, const Context &Ctx) {
  auto Env = runtimeOf(S, Library, Ctx);
  if (!Env)
    return Env.takeError();
  auto Dir = TempDir::create(Base.WorkDir);
  if (!Dir)
    return Dir.takeError();
  Watched Out;
  std::set<size_t> Dims = {Base.Data->Base.Cols, OddDim};
  for (size_t Dim : Dims) {
    if (Ctx.cancelled())
      return Error{Errc::Interrupted, "interrupted", ""};
    Ctx.progress("sanitizers", 0, 0);
    Run R(Base, Dim, Library, *Env, Ctx, Out);
    Status Done =
        S == Sanitizer::Memory ? R.memory(Dir->path() + "/index") : R.races();
    if (!Done)
      return Done.takeError();
  }
  return Out;
}

} // namespace crinn::eval
