//===- Ruler.h - distances recomputed, in the unit of the library *- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A library gives distances in a unit of its own. Which one is found on the
/// baseline's answers and the candidate is held to it: one of the usual units
/// to within rounding, or, where none fits (quantised rows, a clamped cosine),
/// a monotone map of the true distance as scattered as the baseline's.
///
/// Rounding: a distance of d terms takes d - 1 additions, in whatever order,
/// and at most three roundings within a term (a difference, which counts twice
/// once squared, and the square), each off by at most eps / 2 relative to what
/// it rounds, eps = 2^-23. So one arm is off by at most (d + 2) eps / 2 of
/// sum|terms|, two arms differ by at most (d + 2) eps <= 3 d eps of it: c = 3.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_EQUIVALENCE_RULER_H
#define CRINN_EVAL_EQUIVALENCE_RULER_H

#include "eval/equivalence/Finding.h"
#include "eval/measure/Worker.h"

#include <vector>

namespace crinn::eval {

class Ruler {
public:
  /// What it is given must outlive it.
  Ruler(const Matrix &Base, const Matrix &Queries, Metric M)
      : Base(Base), Queries(Queries), M(M) {}

  /// The true distance in double: squared L2, or minus the inner product. That
  /// of the metric, unless the baseline's distances are plainly the other (a
  /// library that does not know the metric). Ask it after all learning.
  struct True {
    double Raw = 0;
    double Bound = 0; ///< 3 d eps sum|terms|
  };
  True truth(uint32_t Query, uint32_t Id) const;

  /// Takes answers of the baseline; ids must be in range. \p Order: the query
  /// numbers of the batch.
  void learn(const std::vector<uint32_t> &Order, const Answers &A);

  /// Holds answers of the candidate to the unit: "wrong-distance". Call after
  /// all learning; one unit must serve all calls.
  std::optional<Finding> hold(const std::vector<uint32_t> &Order,
                              const Answers &B);

  /// Whether the baseline returns true distances, in a unit that is known. Call
  /// after all learning.
  bool knowsUnit();

  /// True if two returned distances of one row differ by rounding alone.
  /// Where the unit is not known, the sum of the terms is taken to be the
  /// distance.
  bool near(const True &T, float A, float B) const;

private:
  struct Pair {
    double Raw, Returned;
  };
  bool inMap(const True &T, double Returned) const;
  True truth(Metric Of, uint32_t Query, uint32_t Id) const;
  /// Makes the map if there is no unit.
  void settle();

  const Matrix &Base, &Queries;
  Metric M;
  unsigned Units = ~0u; ///< those that fit so far, a bit each
  unsigned Left = 0;    ///< those that fit the candidate too
  std::vector<Pair> Seen;
  std::vector<double> MostBefore, LeastAfter; ///< of Seen[..].Returned
  double Scatter = 0;
  bool Settled = false;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_RULER_H
