//===- WorkerProcess.h - a worker's process, clocks and end -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_MEASURE_WORKERPROCESS_H
#define CRINN_EVAL_MEASURE_WORKERPROCESS_H

#include "eval/measure/Launch.h"
#include "eval/measure/Protocol.h"
#include "eval/support/Context.h"

#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

namespace crinn::eval {

/// What one command took.
struct Timing {
  double Cpu = 0;  ///< seconds, process CPU clock of the worker, all threads
  double Wall = 0; ///< seconds
};

struct ProcessSpec {
  std::string Library;    ///< absolute path of the shared object
  std::string Label;      ///< begins every error: "baseline", "candidate"
  size_t SharedBytes = 0; ///< of Request and data area
  std::vector<std::string> Env = {}; ///< as LaunchSpec::Env
  WorkerProgram Program = {};        ///< instead of crinn-worker and Library
};

/// A process that speaks Protocol.h. Every error has the code Worker (crashed,
/// hung, refused, broke the protocol) unless stated. The destructor kills and
/// reaps it.
class WorkerProcess {
public:
  /// Starts the process; no command is sent. Errors: also Environment.
  static Result<std::unique_ptr<WorkerProcess>> start(const ProcessSpec &S,
                                                      const Context &Ctx);
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess &) = delete;

  Request &request() { return *reinterpret_cast<Request *>(Shared); }
  char *shared() { return Shared; }
  /// A memory file that the worker sees as BaseFd.
  int base() const { return Base; }

  /// Publishes the command; the clocks are read just before. \p File: a
  /// descriptor that goes with it; -1: none.
  Status begin(Command What, int File = -1);
  /// Waits for the answer; the clocks are read just after.
  Result<Timing> end(double TimeoutSeconds);
  Result<Timing> call(Command What, double TimeoutSeconds, int File = -1);

  Error error(std::string What) const;
  /// The first \p Most bytes of what it has written to stderr.
  std::string log(size_t Most) const;
  /// The process that runs the library.
  pid_t pid() const { return Runs; }

  /// CPU seconds spent outside of commands since the last call of this: after
  /// an answer and before the next command.
  double takeIdleCpu();
  /// Threads of the process, as the kernel counts them now; 0: it is gone.
  unsigned threads() const;
  /// Its largest resident set so far, bytes; 0: it is gone.
  uint64_t peakBytes() const;

private:
  WorkerProcess(ProcessSpec S, const Context &Ctx)
      : S(std::move(S)), Ctx(Ctx) {}
  Status open();
  Status launch(const LaunchSpec &L);
  bool send(int File);
  /// Reaps the dead process and says how it ended.
  Error died(Command What);
  std::string lastLogLine() const;

  ProcessSpec S;
  Context Ctx;
  pid_t Pid = -1;  ///< what we started: the worker, or its box
  pid_t Runs = -1; ///< the worker
  int SharedMem = -1, ToWorker = -1, FromWorker = -1, Base = -1, Log = -1,
      BoxStatus = -1;
  char *Shared = nullptr;
  Command Running = Command::Hello; ///< of the last begin()
  Timing Begun;                     ///< the clocks at the last begin()
  double Answered = -1;             ///< the CPU clock at the last answer
  double IdleCpu = 0;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_WORKERPROCESS_H
