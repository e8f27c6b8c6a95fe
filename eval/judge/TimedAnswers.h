//===- TimedAnswers.h - what two arms said while timed ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The gates ask at leisure, and a library can tell when it is timed. So the
/// answers of timed batches are held to the class as well: all of them where
/// the class says that they are the baseline's, else a sample.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_JUDGE_TIMEDANSWERS_H
#define CRINN_EVAL_JUDGE_TIMEDANSWERS_H

#include "eval/equivalence/Finding.h"
#include "eval/measure/Worker.h"

#include <vector>

namespace crinn::eval {

struct Dataset;
struct Matrix;

/// Answers and the query numbers that they answer.
struct Batch {
  const std::vector<uint32_t> &Order;
  const Answers &Said;
};

struct Differences {
  size_t Ids = 0;       ///< queries with other ids
  size_t Distances = 0; ///< queries with other bits of a distance
};

/// Of the same queries, in two orders.
Differences differences(const Batch &A, const Batch &B);

/// Some answers of every timed batch of a launch, to be looked at when it ends.
class TimedSample {
public:
  /// Of each timed batch: a launch has a hundred of them, and each answer costs
  /// k distances in double.
  static constexpr size_t PerBatch = 4;
  /// The answers to the first \p Most of \p Queries.
  void add(const Batch &B, const std::vector<uint32_t> &Queries,
           size_t Most = PerBatch);

  /// \p B's beside the baseline's: "wrong-distance", "unsorted". Only what the
  /// baseline never does: the arms were not asked at the same efs, so counts of
  /// what it does now and then say nothing. Nothing: as good.
  static std::optional<Finding> worse(const TimedSample &A,
                                      const TimedSample &B, const Dataset &D,
                                      const Matrix &Queries);

private:
  std::vector<uint32_t> Order;
  Answers Said;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_TIMEDANSWERS_H
