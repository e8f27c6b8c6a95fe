//===- Timed.h - one launch of two kernels, timed ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_KERNEL_TIMED_H
#define CRINN_EVAL_KERNEL_TIMED_H

#include "eval/kernel/Check.h"
#include "eval/support/Random.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace crinn::eval {

/// A shape on a distribution, and what is kept from launch to launch.
struct TimedCell {
  TimedCell(const Kind &K, const Shape &S, Distribution D, uint64_t Seed)
      : Sizes(S), Data(D), Vectors(K, S, D, Seed) {}

  Shape Sizes;
  Distribution Data;
  Source Vectors;
  Matrix Pool;      ///< queries, drawn at the first launch
  size_t Calls = 0; ///< in a batch; 0: not yet known
  /// ln(time of A / time of B) of each launch: the median of its rounds.
  std::vector<double> LogRatios;
  /// Seconds per output of each batch, of A and of B.
  std::array<std::vector<double>, 2> Seconds;

  std::string name() const;
};

/// Two processes, of the best kept (A) and of the candidate (B). Where the
/// candidate is at fault a call succeeds and finding() says so.
class TimedLaunch {
public:
  TimedLaunch(const Kind &K, Random &R, const Context &Ctx)
      : K(K), R(R), Ctx(Ctx) {}

  /// For cells of shape \p S. Errors: A's worker failed, Environment.
  Status start(const Shape &S, const std::array<std::string, 2> &Libraries);

  /// Rounds A B, B A, B A, A B. Errors: also Interrupted.
  Status measure(TimedCell &C);

  /// Whether the candidate started threads.
  void checkThreads();
  /// CPU seconds of an arm that no batch accounts for, beyond what starting
  /// takes; at most 0: none. A hypervisor's pause counts as such too.
  double hidden(unsigned Arm);

  const Finding &finding() const { return F; }
  /// Wall time of each batch of A and of B that was not CPU time, in units of
  /// A's CPU time in that round.
  const std::array<std::vector<double>, 2> &waits() const { return Waits; }

private:
  Result<std::array<double, 2>> round(TimedCell &C, bool AFirst, size_t Calls);
  Result<Timing> batch(unsigned Arm, TimedCell &C, const Matrix &Rows,
                       size_t Calls);
  void sample(const Answers &A, const TimedCell &C, const Matrix &Rows);
  Status failed(const Error &E, unsigned Arm);

  const Kind &K;
  Random &R;
  const Context &Ctx;
  std::array<std::unique_ptr<Worker>, 2> Arms; ///< A, B
  std::array<std::vector<double>, 2> Waits;
  std::array<double, 2> Cpu = {}; ///< of the batches
  std::vector<uint32_t> Order;
  Finding F;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_KERNEL_TIMED_H
