//===- RecallLoss.h - is recall lower, and by how much? ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The difference of recall, candidate less baseline, is a mean over queries:
/// each query gives one number, the mean over the beam widths and builds that
/// it was asked with, since its answers at several ef are not independent. Over
/// queries these numbers are, and for some thousand of them the mean is close
/// to normal.
///
/// Except where a loss sits in few queries: with n queries, a share p of which
/// loses everything, np small, the sample often holds none of them, or too few
/// to show the spread. So two more queries are supposed, each as bad as the
/// worst that was seen (at least one neighbour at one ef), as Agresti and Coull
/// (1998) suppose two more failures for the same fault in a share. Then a loss
/// of delta is passed in at most the stated share of runs however it is spread,
/// if n delta is 4 or more (the unit test simulates it); with fewer queries a
/// loss in a share of the queries below 4 / n can stay unseen, as in any test
/// that passes equal answers.
///
/// Builds: a graph is one draw too. With P builds of each arm the variance of
/// their mean differences, divided by P, is added to that over queries; what a
/// query does in one build is then counted in both, which errs to the wide
/// side. Few builds know their variance badly, hence Student's t with the
/// degrees of freedom that Satterthwaite (1946) gives such a sum.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_EQUIVALENCE_RECALLLOSS_H
#define CRINN_EVAL_EQUIVALENCE_RECALLLOSS_H

#include <cstddef>
#include <vector>

namespace crinn::eval {

/// One side's error of the interval: what ICH E9 asks of non-inferiority.
constexpr double RecallLevel = 0.025;

struct PairedMean {
  double Estimate = 0, Lower = 0, Upper = 0;
  double StdError = 0; ///< the supposed queries included
  /// The smallest true loss that is told from none in nine runs of ten.
  double Detectable = 0;
  /// How often a candidate that loses nothing is shown to be within \p Delta.
  double passesIfEqual(double Delta) const;

  double Supposed = 0; ///< how much the supposed queries move the mean
  double Quantile = 0; ///< of Student's t
};

/// \p PerBuild: for every build the differences of the same queries, in the
/// same order; not empty. \p Least: the smallest difference that a query can
/// show.
PairedMean pairedMean(const std::vector<std::vector<double>> &PerBuild,
                      double Least);

/// The largest loss that class `recall` may have, from so many queries.
constexpr double recallDelta(size_t Queries) {
  return Queries >= 10000 ? 0.001 : 0.002;
}

/// Quantile of Student's t of \p Freedom degrees (>= 1.5, not whole) where the
/// normal distribution has \p Normal; to 1 % for Normal <= 2.
double studentQuantile(double Normal, double Freedom);

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_RECALLLOSS_H
