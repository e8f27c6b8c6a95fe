//===- Worker.h - the judge's side of a worker process ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_MEASURE_WORKER_H
#define CRINN_EVAL_MEASURE_WORKER_H

#include "eval/data/Dataset.h"
#include "eval/measure/Protocol.h"
#include "eval/support/Context.h"

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
  double SearchTimeout = 60;  ///< seconds; a batch takes some hundredths
  double IndexTimeout = 7200; ///< seconds, for build, load and save
};

/// What one batch took.
struct Timing {
  double Cpu = 0;  ///< seconds, process CPU clock of the worker, all threads
  double Wall = 0; ///< seconds
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
  /// Starts the process and loads the library. Errors: also Environment.
  static Result<std::unique_ptr<Worker>> start(const WorkerSpec &S,
                                               const Context &Ctx);
  ~Worker();
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

  /// The process that runs the library.
  pid_t pid() const { return Runs; }

private:
  Worker(WorkerSpec S, const Context &Ctx) : S(std::move(S)), Ctx(Ctx) {}
  Status open();
  Result<Timing> call(Command What, double TimeoutSeconds, int File = -1);
  /// \p File: a descriptor that goes with the command; -1: none.
  Status begin(Command What, int File = -1);
  Status launch(const struct LaunchSpec &L);
  bool send(int File);
  Result<Timing> end(double TimeoutSeconds);
  /// Reaps the dead process and says how it ended.
  Error died(Command What);
  Error error(std::string What) const;
  std::string lastLogLine() const;
  Request &request() { return *reinterpret_cast<Request *>(Shared); }

  WorkerSpec S;
  Context Ctx;
  pid_t Pid = -1;  ///< what we started: the worker, or its box
  pid_t Runs = -1; ///< the worker
  int SharedMem = -1, ToWorker = -1, FromWorker = -1, Base = -1, Log = -1,
      BoxStatus = -1;
  char *Shared = nullptr;
  size_t SharedBytes = 0;
  size_t QueryArea = 0, AnswerArea = 0; ///< bytes
  Command Running = Command::Hello;     ///< of the last begin()
  Timing Begun;                         ///< the clocks at the last begin()
};

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_WORKER_H
