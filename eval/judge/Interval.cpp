//===- Interval.cpp - sequential, distribution-free intervals ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One value per launch pair, the log ratio of the two arms. Pairs are
/// independent of each other (new processes, new link order, new addresses, new
/// query order); rounds inside a pair are not, so they are only averaged.
/// Timings are skewed and heavy-tailed: over 100 pairs the plain sd was 5 %,
/// the robust one 2 %. Hence the median and the sign test, which assumes
/// nothing but independence: the number of values below the true median is
/// Binomial(n, 1/2), so the j-th smallest and j-th largest miss it with
/// probability 2 P(X <= j - 1), exactly, whatever the distribution. (On skewed
/// timings nanobench finds 96.7 % coverage for it where the Wilcoxon interval,
/// nominally 95 %, has 91.5 %.)
///
/// Most candidates are decided early: a gain of 10 % shows after ten pairs. But
/// who looks three times errs up to three times as often. So the family error
/// of 0.01 is spent over looks at 10, 20, 40 and 80 pairs and at the cap, and
/// each look may use what the earlier ones left of its share. With a cap of 40:
///
///   look   share so far   rank   error of the look
///     10          0.002      1   0.00195
///     20         0.0046      4   0.00258
///     40           0.01     11   0.00222
///
/// By Bonferroni the sum, 0.0068, bounds the error of the whole. The first
/// share is what the extreme pair of ten costs, the least at which ten pairs
/// can decide at all; the last look keeps the largest, since it decides small
/// gains. A lower cap drops the later looks: with the tools' default of 20
/// pairs 0.0045 is spent.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Interval.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace crinn::eval {

double binomialTail(unsigned N, int K) {
  double Sum = 0;
  for (int I = 0; I <= std::min(K, int(N)); ++I)
    Sum += std::exp(std::lgamma(N + 1.0) - std::lgamma(I + 1.0) -
                    std::lgamma(N - I + 1.0) - N * std::log(2.0));
  return std::min(Sum, 1.0);
}

unsigned signRank(unsigned N, double Alpha) {
  unsigned Rank = 0;
  while (2 * (Rank + 1) <= N && 2 * binomialTail(N, int(Rank)) <= Alpha)
    ++Rank;
  return Rank;
}

double median(std::vector<double> V) {
  size_t Half = V.size() / 2;
  std::nth_element(V.begin(), V.begin() + long(Half), V.end());
  double Upper = V[Half];
  if (V.size() % 2)
    return Upper;
  return (*std::max_element(V.begin(), V.begin() + long(Half)) + Upper) / 2;
}

Interval signInterval(std::vector<double> V, unsigned Rank) {
  Interval I;
  I.Estimate = median(V);
  if (Rank == 0 || 2 * Rank > V.size()) {
    I.Lower = -std::numeric_limits<double>::infinity();
    I.Upper = std::numeric_limits<double>::infinity();
    return I;
  }
  std::sort(V.begin(), V.end());
  I.Lower = V[Rank - 1];
  I.Upper = V[V.size() - Rank];
  return I;
}

double studentTail(double T, unsigned Freedom) {
  // The finite sums of Abramowitz and Stegun, 26.7.3 and 26.7.4.
  const double Angle = std::atan2(T, std::sqrt(double(Freedom)));
  const double Cos2 = std::cos(Angle) * std::cos(Angle);
  const unsigned Odd = Freedom % 2;
  double Term = Odd ? std::cos(Angle) : 1, Sum = 0;
  for (unsigned J = Odd ? 3 : 2; J <= Freedom; J += 2) {
    Sum += Term;
    Term *= Cos2 * (J - 1) / J;
  }
  const double Inside = std::sin(Angle) * Sum;
  return 1 - (Odd ? (Angle + Inside) * 2 / M_PI : Inside);
}

/// Of the mean of \p Values.
static double studentHalfWidth(const std::vector<double> &Values, double Mean,
                               double Alpha) {
  const unsigned Freedom = unsigned(Values.size()) - 1;
  double Squares = 0;
  for (double X : Values)
    Squares += (X - Mean) * (X - Mean);
  double Low = 0, High = 1;
  while (studentTail(High, Freedom) > Alpha)
    High *= 2;
  for (unsigned I = 0; I < 60; ++I) {
    const double Middle = (Low + High) / 2;
    (studentTail(Middle, Freedom) > Alpha ? Low : High) = Middle;
  }
  return High * std::sqrt(Squares / Freedom / double(Values.size()));
}

Interval overBuilds(const std::vector<double> &PerPair, unsigned Rank,
                    unsigned Builds, double Alpha) {
  if (Builds > PerPair.size())
    Rank = 0;
  Interval I = signInterval(PerPair, Rank);
  if (Builds < 2 || Rank == 0)
    return I;
  std::vector<double> Medians;
  double Mean = 0;
  for (unsigned B = 0; B < Builds; ++B) {
    std::vector<double> Own;
    for (size_t P = B; P < PerPair.size(); P += Builds)
      Own.push_back(PerPair[P]);
    Medians.push_back(median(std::move(Own)));
    Mean += Medians.back() / Builds;
  }
  const double Half = studentHalfWidth(Medians, Mean, Alpha);
  I.Lower = std::min(I.Lower, Mean - Half);
  I.Upper = std::max(I.Upper, Mean + Half);
  return I;
}

std::vector<Look> planLooks(unsigned MaxPairs) {
  struct Share {
    unsigned Pairs;
    double SoFar; ///< fraction of FamilyLevel
  };
  std::vector<Look> Looks;
  double Spent = 0;
  auto Add = [&](unsigned Pairs, double SoFar) {
    unsigned Rank = signRank(Pairs, SoFar * FamilyLevel - Spent);
    double Error = Rank ? 2 * binomialTail(Pairs, int(Rank) - 1) : 0;
    Looks.push_back({Pairs, Rank, Error});
    Spent += Error;
  };
  for (Share S :
       {Share{10, 0.2}, Share{20, 0.46}, Share{40, 0.7}, Share{80, 0.85}})
    if (S.Pairs < MaxPairs)
      Add(S.Pairs, S.SoFar);
  Add(MaxPairs, 1);
  return Looks;
}

void closeLooks(std::vector<Look> &Looks, size_t I) {
  double Left = FamilyLevel;
  for (size_t J = 0; J < I; ++J)
    Left -= Looks[J].Spent;
  Looks.resize(I + 1);
  Look &L = Looks[I];
  L.Rank = signRank(L.Pairs, Left);
  L.Spent = L.Rank ? 2 * binomialTail(L.Pairs, int(L.Rank) - 1) : 0;
}

} // namespace crinn::eval
