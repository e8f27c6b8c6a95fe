//===- Interval.h - sequential, distribution-free intervals -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_INTERVAL_H
#define CRINN_EVAL_JUDGE_INTERVAL_H

#include <cstddef>
#include <vector>

namespace crinn::eval {

/// An estimate with its interval; natural logarithms where it is of a ratio.
struct Interval {
  double Estimate = 0, Lower = 0, Upper = 0;
};

/// P(X <= K) for X ~ Binomial(N, 1/2), exact to double rounding.
double binomialTail(unsigned N, int K);

/// The largest rank j >= 1 for which the j-th smallest and j-th largest of N
/// values enclose the median with error at most \p Alpha; 0 if there is none.
unsigned signRank(unsigned N, double Alpha);

/// The median of \p Values with the interval of rank \p Rank (1-based); the
/// whole line where Rank is 0. Values may come in any order; not empty.
Interval signInterval(std::vector<double> Values, unsigned Rank);

double median(std::vector<double> Values);

/// P(|T| > \p T) of Student's t of \p Freedom >= 1 degrees; T >= 0.
double studentTail(double T, unsigned Freedom);

/// signInterval of \p PerPair, whose I-th value was measured on build I mod
/// \p Builds of the index. Pairs on one build share its luck, so of several
/// builds the interval is no narrower than Student's t makes it over the
/// medians of the builds, with error \p Alpha; the whole line where one has no
/// pair.
Interval overBuilds(const std::vector<double> &PerPair, unsigned Rank,
                    unsigned Builds, double Alpha);

/// One planned look at the data.
struct Look {
  unsigned Pairs; ///< after so many
  unsigned Rank;  ///< of the interval used there
  double Spent;   ///< the exact error of that interval
};

/// The looks of a comparison of at most \p MaxPairs pairs (at least 10).
std::vector<Look> planLooks(unsigned MaxPairs);

/// Makes the \p I-th of \p Looks the last: it may spend what is left. To be
/// decided before its data are seen.
void closeLooks(std::vector<Look> &Looks, size_t I);

/// Family error of one comparison, over all its looks.
constexpr double FamilyLevel = 0.01;

/// overBuilds' error at one look: all looks see the same builds, so that a few
/// of them err less than twice as often as one.
constexpr double BuildsLevel = FamilyLevel / 2;

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_INTERVAL_H
