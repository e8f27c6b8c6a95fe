//===- RecallLoss.cpp - is recall lower, and by how much? -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/RecallLoss.h"

#include <algorithm>
#include <cmath>

namespace crinn::eval {

namespace {

/// Of the normal distribution: RecallLevel, and nine of ten.
constexpr double NormalQuantile = 1.959964, NineOfTen = 1.281552;

constexpr int SupposedQueries = 2;

/// Sum and sum of squares, of which a variance is made.
struct Moments {
  double N = 0, Sum = 0, Squares = 0;
  void add(double X) {
    N += 1;
    Sum += X;
    Squares += X * X;
  }
  double mean() const { return Sum / N; }
  double variance() const {
    return N < 2 ? 0 : std::max(0.0, (Squares - Sum * Sum / N) / (N - 1));
  }
};

} // namespace

double studentQuantile(double Normal, double Freedom) {
  // Abramowitz and Stegun 26.7.5.
  const double X = Normal, X2 = X * X, V = Freedom;
  double G1 = X * (X2 + 1) / 4;
  double G2 = X * ((5 * X2 + 16) * X2 + 3) / 96;
  double G3 = X * (((3 * X2 + 19) * X2 + 17) * X2 - 15) / 384;
  double G4 =
      X * ((((79 * X2 + 776) * X2 + 1482) * X2 - 1920) * X2 - 945) / 92160;
  return X + (G1 + (G2 + (G3 + G4 / V) / V) / V) / V;
}

PairedMean pairedMean(const std::vector<std::vector<double>> &PerBuild,
                      double Least) {
  const size_t Queries = PerBuild.front().size();
  const double Builds = double(PerBuild.size());
  Moments OverQueries, OverBuilds;
  double Worst = Least;
  for (size_t Q = 0; Q < Queries; ++Q) {
    double Sum = 0;
    for (const std::vector<double> &Build : PerBuild)
      Sum += Build[Q];
    OverQueries.add(Sum / Builds);
    Worst = std::max(Worst, std::fabs(Sum / Builds));
  }
  for (const std::vector<double> &Build : PerBuild) {
    Moments Of;
    for (double X : Build)
      Of.add(X);
    OverBuilds.add(Of.mean());
  }
  PairedMean M;
  M.Estimate = OverQueries.mean();
  const double FromBuilds = OverBuilds.variance() / Builds;
  auto bound = [&](double Side) {
    Moments With = OverQueries;
    for (int I = 0; I < SupposedQueries; ++I)
      With.add(Side * Worst);
    const double FromQueries = With.variance() / With.N;
    const double Variance = FromQueries + FromBuilds;
    double Denominator = FromQueries * FromQueries / (With.N - 1);
    if (Builds > 1)
      Denominator += FromBuilds * FromBuilds / (Builds - 1);
    M.Quantile =
        studentQuantile(NormalQuantile, Variance * Variance / Denominator);
    M.StdError = std::sqrt(Variance);
    return With.mean() + Side * M.Quantile * M.StdError;
  };
  M.Upper = bound(1);
  M.Lower = bound(-1);
  M.Supposed = SupposedQueries * Worst / (OverQueries.N + SupposedQueries);
  M.Detectable = (M.Quantile + NineOfTen) * M.StdError + M.Supposed;
  return M;
}

double PairedMean::passesIfEqual(double Delta) const {
  double Z = (Delta - Supposed) / StdError - Quantile;
  return 0.5 * std::erfc(-Z / std::sqrt(2.0));
}

} // namespace crinn::eval
