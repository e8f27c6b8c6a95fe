//===- Unseen.h - queries that were never published -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_UNSEEN_H
#define CRINN_EVAL_JUDGE_UNSEEN_H

#include "eval/measure/Recall.h"

#include <memory>

namespace crinn::eval {

/// Queries much as the published ones are, and like none of them: the way from
/// a query's nearest row to the query, taken from another row of the base. They
/// lie as far from the data, and who knows published queries, however widely,
/// does not know these. In the range of the published ones; whole numbers stay
/// whole; with an inner product they have a published query's length instead.
class Unseen {
public:
  /// \p Count of them, equal for an equal \p Seed, made from the queries
  /// \p Like in turn. \p D must outlive them. Errors: Interrupted.
  static Result<std::unique_ptr<Unseen>> draw(const Dataset &D,
                                              const std::vector<uint32_t> &Like,
                                              size_t Count, uint64_t Seed,
                                              const Context &Ctx);
  Unseen(const Dataset &D, Matrix Queries, std::vector<uint32_t> Truth);
  Unseen(const Unseen &) = delete;
  Unseen &operator=(const Unseen &) = delete;

  const Matrix Queries;
  const std::vector<uint32_t> Truth; ///< Queries.Rows x min(TimedK, rows)
  const RecallMeter Meter;           ///< of batches of these
};

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_UNSEEN_H
