//===- Worker.h - the judge's side of a worker process ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_MEASURE_WORKER_H
#define CRINN_EVAL_MEASURE_WORKER_H

#include "eval/data/Dataset.h"
#include "eval/measure/WorkerProcess.h"

#include <memory>
#include <string>
#include <vector>

namespace crinn::eval {

struct WorkerSpec {
  std::string Library; ///< absolute path of the shared object
  std::string Label;   ///< begins every error: "baseline", "candidate"
  size_t Dim = 0;
  Metric Distance = Metric::L2;
  std::string Params;    ///< the manifest's `build`
  size_t MaxQueries = 1; ///< largest batch
  size_t MaxK = 10;
  double HelloTimeout = 60;          ///< seconds, for loading the library
  double SearchTimeout = 60;         ///< seconds; a batch takes some hundredths
  double IndexTimeout = 7200;        ///< seconds, for build, load and save
  std::vector<std::string> Env = {}; ///< as LaunchSpec::Env
  WorkerProgram Program = {}; ///< runs instead of crinn-worker and Library
};

/// The answers of a batch, in the order of its queries.
struct Answers {
  size_t K = 0;
  std::vector<uint32_t> Ids;    ///< Count x K; unwritten places hold Poison
  std::vector<float> Distances; ///< Count x K; unwritten places are NaN
  std::vector<int32_t> Found;   ///< Count
  static constexpr uint32_t Poison = 0xffffffffu;
};

/// A running worker. Every error has the code Worker (crashed, hung, refused,
/// broke the protocol) unless stated. The destructor kills and reaps it.
class Worker {
public:
  /// Starts the process and says Hello: it loads the library. Errors: also
  /// Environment.
  static Result<std::unique_ptr<Worker>> start(const WorkerSpec &S,
                                               const Context &Ctx);
  Worker(const Worker &) = delete;

  /// Builds from \p Base, which must be what the spec says in Dim.
  Result<Timing> build(const Matrix &Base);
  Result<Timing> load(const std::string &Path);
  /// load in two halves, so that two workers can load at the same time.
  Status beginLoad(const std::string &Path);
  Result<Timing> endLoad();
  Result<Timing> save(const std::string &Path);

  /// Sends rows \p Order of \p Queries as one batch, copied to an address drawn
  /// by \p Seed, and reads the answers into \p Out. The clock is read before
  /// the batch is published and after the answer.
  Result<Timing> search(const Matrix &Queries,
                        const std::vector<uint32_t> &Order, uint32_t K,
                        uint32_t Ef, uint64_t Seed, Answers &Out);

  /// As search, by one crinn_search_batch. Needs PartBatch.
  Result<Timing> searchBatch(const Matrix &Queries,
                             const std::vector<uint32_t> &Order, uint32_t K,
                             uint32_t Ef, uint64_t Seed, Answers &Out);
  /// Of later searchBatch calls. Needs PartBatch.
  Status setThreads(uint32_t Threads);
  /// As search, among the rows whose bit is set in \p Allowed (row i: bit i %
  /// 64 of word i / 64; \p Rows bits). Found may be less than K. Needs
  /// PartFilter.
  Result<Timing> searchFiltered(const Matrix &Queries,
                                const std::vector<uint32_t> &Order, uint32_t K,
                                uint32_t Ef, uint64_t Seed,
                                const std::vector<uint64_t> &Allowed,
                                size_t Rows, Answers &Out);
  /// Adds rows \p Order of \p Rows under \p Ids, as many, at most MaxQueries.
  /// Needs PartInsert.
  Result<Timing> insert(const Matrix &Rows, const std::vector<uint32_t> &Order,
                        const std::vector<uint32_t> &Ids);
  /// At most MaxQueries. Needs PartRemove.
  Result<Timing> remove(const std::vector<uint32_t> &Ids);
  /// Distances that each query computes. Needs PartDistances.
  Result<std::vector<int64_t>>
  countDistances(const Matrix &Queries, const std::vector<uint32_t> &Order,
                 uint32_t K, uint32_t Ef);

  /// Optional parts of the adapter, bits of OptionalPart.
  uint32_t parts() const { return Parts; }
  /// What Hello took.
  const Timing &helloTime() const { return HelloTime; }
  WorkerProcess &process() { return *P; }
  /// The process that runs the library.
  pid_t pid() const { return P->pid(); }

private:
  Worker(WorkerSpec S) : S(std::move(S)) {}
  size_t queryArea() const;
  size_t answerArea() const;
  Result<Timing> call(Command What, double TimeoutSeconds, int File = -1);
  Status begin(Command What, int File = -1);
  Status handOver(const void *Data, size_t Bytes);
  Result<Timing> ask(Command What, const Matrix &Queries,
                     const std::vector<uint32_t> &Order, uint32_t K,
                     uint32_t Ef, uint64_t Seed, Answers &Out);

  WorkerSpec S;
  std::unique_ptr<WorkerProcess> P;
  uint32_t Parts = 0;
  Timing HelloTime;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_WORKER_H
