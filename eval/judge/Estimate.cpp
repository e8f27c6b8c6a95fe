//===- Estimate.cpp - from pairs of launches to figures ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One number per pair and figure; the figure is the median of these numbers
/// and its interval is in Interval.cpp. The reward's number is
///
///   class exact   both arms reach the same recall at each ef, so the mean of
///                 the per-ef paired log ratios, weighted by each ef's share of
///                 the recall window [0.85, 0.95];
///   otherwise     ln of the ratio of the areas under the two curves, of this
///                 pair's query times at the recall pooled over all pairs
///                 (recall does not depend on the launch, so pooling only
///                 removes noise).
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Estimate.h"

#include <algorithm>
#include <cmath>

namespace crinn::eval {

namespace {

constexpr double HighWindowEnd = 0.999;

struct CostKind {
  const char *Name, *Unit;
  double LaunchCosts::*Value;
};

constexpr CostKind CostKinds[] = {
    {"load", "s", &LaunchCosts::LoadSeconds},
    {"first-query", "s", &LaunchCosts::FirstQuerySeconds},
    {"warm-up", "s", &LaunchCosts::WarmUpSeconds},
    {"p99", "s", &LaunchCosts::P99Seconds},
    {"memory", "bytes", &LaunchCosts::PeakBytes},
    {"batch", "s", &LaunchCosts::BatchSeconds},
    {"two-threads", "s", &LaunchCosts::TwoThreadSeconds},
    {"instructions", "1", &LaunchCosts::Instructions},
};

void flag(Comparison &C, const char *Name, bool On) {
  std::erase(C.Flags, Name);
  if (On)
    C.Flags.push_back(Name);
}

std::optional<double> qpsAt(const std::vector<CurvePoint> &Curve,
                            double Recall) {
  auto Ln = lnQpsAt(envelope(Curve), Recall);
  return Ln ? std::optional(std::exp(*Ln)) : std::nullopt;
}

/// A cost is not looked at again and again until it pleases, and one lucky pair
/// of ten is not to acquit it: each look has this error to itself.
constexpr double CostLevel = 0.05;

} // namespace

/// Pooled over the pairs: recall and median QPS per grid point.
std::vector<CurvePoint> Estimate::curve(Arm X, size_t Points) const {
  std::vector<CurvePoint> Out;
  for (size_t I = 0; I < Points; ++I) {
    double Recall = 0;
    std::vector<double> Qps;
    for (const PairSample &P : Pairs) {
      Recall += (P.*X).Recall[I] / double(Pairs.size());
      Qps.push_back(1 / (P.*X).QuerySeconds[I]);
    }
    Out.push_back({Recall, median(Qps)});
  }
  return Out;
}

/// The pair's times at the pooled recall.
std::vector<CurvePoint>
Estimate::curveOf(const PairSample &P, Arm X,
                  const std::vector<CurvePoint> &Pooled) const {
  std::vector<CurvePoint> Out = Pooled;
  for (size_t I = 0; I < Out.size(); ++I)
    Out[I].Qps = 1 / (P.*X).QuerySeconds[I];
  return Out;
}

Interval Estimate::over(const std::vector<double> &PerPair) const {
  return overBuilds(PerPair, Rank, Builds, BuildsLevel);
}

std::string Estimate::fill(Comparison &C) const {
  CurveA = curve(&PairSample::A, GridA.size());
  CurveB = curve(&PairSample::B, GridB.size());
  C.Pairs = unsigned(Pairs.size());
  C.Builds = Builds;
  CurveReward Whole = curveReward(CurveA, CurveB);
  C.WindowLow = Whole.Low;
  C.WindowHigh = Whole.High;
  flag(C, "flat-left", Whole.FlatLeft);
  flag(C, "shared-window", Whole.SharedWindow);
  C.MeanQpsA = meanQps(envelope(CurveA), Whole.Low, Whole.High).value_or(0);
  C.MeanQpsB = meanQps(envelope(CurveB), Whole.Low, Whole.High).value_or(0);
  rows(C);
  atRecall(C);
  high(C);
  costs(C);
  std::vector<double> Witness;
  unsigned Noisy = 0, Few = 0;
  C.Repeated = 0;
  for (const PairSample &P : Pairs) {
    Witness.push_back(P.B.WallPerCpu / P.A.WallPerCpu);
    Noisy += P.Noisy;
    Few += P.Few;
    C.Repeated += P.Repeated;
  }
  C.WitnessRatio = median(Witness);
  flag(C, "noisy", Noisy > 0);
  flag(C, "few-queries", Few > 0);
  C.PairRewards.clear();
  C.Reward = {};
  if (!Whole.Refusal.empty())
    return Whole.Refusal;
  for (const PairSample &P : Pairs)
    C.PairRewards.push_back(rewardOf(P, C));
  C.Reward = over(C.PairRewards);
  return "";
}

double Estimate::rewardOf(const PairSample &P, const Comparison &C) const {
  if (!Exact)
    // One slow moment of one pair can hide the end of its curve under the
    // envelope only from above, never shorten it: the last point always stays.
    return curveReward(curveOf(P, &PairSample::A, CurveA),
                       curveOf(P, &PairSample::B, CurveB))
        .Reward.value_or(0);
  double Sum = 0;
  for (size_t I = 0; I < C.Rows.size(); ++I)
    Sum += C.Rows[I].Weight * P.LogRatio[I];
  return Sum;
}

void Estimate::rows(Comparison &C) const {
  std::vector<EfRow> Old = std::move(C.Rows);
  C.Rows.clear();
  std::vector<double> Recall;
  for (const CurvePoint &P : CurveA)
    Recall.push_back(P.Recall);
  std::vector<double> Weight = windowWeights(Recall, C.WindowLow, C.WindowHigh);
  for (size_t I = 0; I < CurveA.size(); ++I) {
    EfRow &A = C.Rows.emplace_back();
    A.Ef = GridA[I].Ef;
    A.RecallA = CurveA[I].Recall;
    A.QpsA = CurveA[I].Qps;
    if (!Exact)
      continue;
    std::vector<double> Ratios;
    for (const PairSample &P : Pairs)
      Ratios.push_back(P.LogRatio[I]);
    A.LogRatio = over(Ratios);
    A.Weight = Weight[I];
  }
  for (size_t I = 0; I < CurveB.size(); ++I) {
    auto At =
        std::lower_bound(C.Rows.begin(), C.Rows.end(), GridB[I].Ef,
                         [](const EfRow &R, uint32_t Ef) { return R.Ef < Ef; });
    if (At == C.Rows.end() || At->Ef != GridB[I].Ef) {
      At = C.Rows.emplace(At);
      At->Ef = GridB[I].Ef;
    }
    At->RecallB = CurveB[I].Recall;
    At->QpsB = CurveB[I].Qps;
  }
  for (EfRow &R : C.Rows)
    for (const EfRow &O : Old)
      if (O.Ef == R.Ef) {
        R.DistancesA = O.DistancesA;
        R.DistancesB = O.DistancesB;
      }
}

void Estimate::atRecall(Comparison &C) const {
  C.Fixed.clear();
  for (double R : {0.85, 0.90, 0.95, 0.99, 0.999}) {
    AtRecall At{R, qpsAt(CurveA, R), qpsAt(CurveB, R), std::nullopt};
    std::vector<double> Ratios;
    for (const PairSample &P : Pairs) {
      auto A = qpsAt(curveOf(P, &PairSample::A, CurveA), R);
      auto B = qpsAt(curveOf(P, &PairSample::B, CurveB), R);
      if (A && B)
        Ratios.push_back(std::log(*B / *A));
    }
    if (Ratios.size() == Pairs.size())
      At.LogRatio = over(Ratios);
    C.Fixed.push_back(At);
  }
}

/// The second window, up to the recall that both arms reach.
void Estimate::high(Comparison &C) const {
  C.High.reset();
  auto EndOf = [](const std::vector<CurvePoint> &Curve) {
    double End = 0;
    for (const CurvePoint &P : Curve)
      End = std::max(End, P.Recall);
    return End;
  };
  Window W;
  W.Low = WindowHigh;
  W.High = std::min({HighWindowEnd, EndOf(CurveA), EndOf(CurveB)});
  auto A = meanQps(envelope(CurveA), W.Low, W.High);
  auto B = meanQps(envelope(CurveB), W.Low, W.High);
  if (!A || !B)
    return;
  W.MeanQpsA = *A;
  W.MeanQpsB = *B;
  std::vector<double> Ratios;
  for (const PairSample &P : Pairs) {
    auto MeanA =
        meanQps(envelope(curveOf(P, &PairSample::A, CurveA)), W.Low, W.High);
    auto MeanB =
        meanQps(envelope(curveOf(P, &PairSample::B, CurveB)), W.Low, W.High);
    if (MeanA && MeanB)
      Ratios.push_back(std::log(*MeanB / *MeanA));
  }
  if (Ratios.size() != Pairs.size())
    return;
  W.Reward = over(Ratios);
  C.High = W;
}

void Estimate::costs(Comparison &C) const {
  C.Costs.clear();
  for (const CostKind &K : CostKinds) {
    std::vector<double> A, B, Ratios;
    for (const PairSample &P : Pairs) {
      double X = P.A.Costs.*K.Value, Y = P.B.Costs.*K.Value;
      if (X <= 0 || Y <= 0)
        continue;
      A.push_back(X);
      B.push_back(Y);
      Ratios.push_back(std::log(Y / X));
    }
    if (Ratios.size() != Pairs.size())
      continue;
    CostRow R;
    R.Name = K.Name;
    R.Unit = K.Unit;
    R.A = median(A);
    R.B = median(B);
    const unsigned CostRank = signRank(unsigned(Ratios.size()), CostLevel);
    R.LogRatio = signInterval(Ratios, CostRank);
    C.Costs.push_back(R);
  }
}

} // namespace crinn::eval
