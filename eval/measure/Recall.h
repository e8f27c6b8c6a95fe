//===- Recall.h - check and score the answers of a batch --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_MEASURE_RECALL_H
#define CRINN_EVAL_MEASURE_RECALL_H

#include "eval/data/Dataset.h"
#include "eval/measure/Worker.h"

#include <string>
#include <vector>

namespace crinn::eval {

/// k of recall@k and of every timed batch.
constexpr uint32_t TimedK = 10;

struct Score {
  double Recall = 0;
  std::string Bad; ///< not empty: what is wrong with the answers, one line
  std::string BadReason; ///< and its reason id
};

/// Recomputes recall from the ids alone; the library's distances are not used.
/// A hit is an id whose true distance is at most d_k (1 + 1e-6).
class RecallMeter {
public:
  RecallMeter(const Dataset &D, uint32_t K);
  /// Of other \p Queries to D, whose nearest rows are \p Truth: as many for
  /// each, K or all. All three must outlive the meter.
  RecallMeter(const Dataset &D, const Matrix &Queries,
              const std::vector<uint32_t> &Truth, uint32_t K);

  /// \p Order: the query numbers of the batch. Bad answers: an id out of range,
  /// an id twice, not min(K, rows) of them.
  Score score(const std::vector<uint32_t> &Order, const Answers &A) const;

  /// Hits of each query, 0 .. K. Ids must be in range and none twice.
  std::vector<uint32_t> hits(const std::vector<uint32_t> &Order,
                             const Answers &A) const;

private:
  const Dataset &D;
  const Matrix &Queries;
  const std::vector<uint32_t> &Truth;
  const size_t TruthK; ///< columns of Truth
  uint32_t K;
  std::vector<double> Limit; ///< per query, d_k with its tolerance
};

/// The check alone, for data without ground truth. Empty if all is well; else
/// \p Reason, if given, is "too-few", "id-out-of-range" or "id-twice".
std::string badAnswers(const Answers &A, size_t Rows,
                       std::string *Reason = nullptr);

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_RECALL_H
