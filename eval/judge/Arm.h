//===- Arm.h - a worker with what it takes to measure it --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_ARM_H
#define CRINN_EVAL_JUDGE_ARM_H

#include "eval/judge/Baseline.h"
#include "eval/measure/Recall.h"
#include "eval/measure/Worker.h"

#include <memory>
#include <string>
#include <vector>

namespace crinn::eval {

/// Largest batch that the judge sends.
constexpr size_t MaxBatch = 1000;

/// How to start a worker of \p B for \p Label on the baseline's data.
WorkerSpec workerSpec(const Target &T, const Dataset &D, std::string Library,
                      std::string Label);

/// Links \p Binary in the layout \p Seed below B.WorkDir and starts a worker on
/// it, without an index. Errors: Build (link), Worker, Environment.
Result<std::unique_ptr<Worker>> startLinked(const Baseline &B,
                                            const Build &Binary,
                                            std::string Label, uint64_t Seed,
                                            const Context &Ctx);

/// startLinked, then loads the frozen index. Errors: as startLinked.
Result<std::unique_ptr<Worker>> startFrozen(const Baseline &B,
                                            const Build &Binary,
                                            std::string Label, uint64_t Seed,
                                            const Context &Ctx);

/// The answers of \p Queries (numbers, any count) at \p Ef, in batches.
/// \p Cpu, if given, receives the CPU seconds of all batches.
Result<Answers> answerAll(Worker &W, const Matrix &Queries,
                          const std::vector<uint32_t> &Numbers, uint32_t K,
                          uint32_t Ef, double *Cpu = nullptr);

/// The grid of \p W, found on a sample of the search queries. Errors: Worker
/// (also: wrong answers).
Result<std::vector<EfPoint>> findGrid(const Baseline &B, const RecallMeter &M,
                                      Worker &W, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_ARM_H
