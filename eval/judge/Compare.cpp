//===- Compare.cpp - is B faster than A, and by how much? -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Pairs of launches are added until a planned look decides. One number per
/// pair:
///
///   class exact   both arms reach the same recall at each ef, so the reward is
///                 the mean of the per-ef paired log ratios, weighted by each
///                 ef's share of the recall window [0.85, 0.95];
///   otherwise     ln of the ratio of the areas under the two curves, of this
///                 pair's query times at the recall pooled over all pairs
///                 (recall does not depend on the launch, so pooling only
///                 removes noise).
///
/// The estimate is the median of these numbers; its interval is in
/// Interval.cpp.
///
/// It ends at a look when B is faster (lower bound above 0 and estimate above
/// the A/A floor), slower (the mirror image), or when it is futile: the upper
/// bound lies below the floor, so that no more pairs can make it a gain, and
/// nothing speaks for slower.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Compare.h"
#include "eval/judge/Curve.h"
#include "eval/judge/Floor.h"
#include "eval/judge/Pair.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace crinn::eval {

namespace {

/// Wall and CPU time of the arms may disagree by so much before the CPU clock
/// is doubted: other work on the machine moves both arms alike.
constexpr double WitnessTolerance = 0.15;

class Session {
public:
  Session(const Baseline &Base, const Build &A, const Build &B,
          const CompareOptions &O, const Context &Ctx)
      : Base(Base), A(A), B(B), O(O), Ctx(Ctx), Meter(*Base.Data, TimedK),
        GridA(Base.Grid), GridB(Base.Grid) {}

  Result<Comparison> run() {
    auto Start = std::chrono::steady_clock::now();
    C.Class = O.Class;
    C.Level = FamilyLevel;
    C.HashA = A.Hash;
    C.HashB = B.Hash;
    Floor F = readFloor(Base, Ctx);
    C.Floor = F.Value;
    C.FloorMeasured = F.Measured;
    if (!F.Measured)
      C.Flags.push_back("floor-assumed");
    if (Status S = measure(); !S)
      return S.takeError();
    C.Seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
            .count();
    return std::move(C);
  }

private:
  bool exact() const { return O.Class == EquivalenceClass::Exact; }

  void decide(Verdict V, std::string Reason, std::string Detail) {
    C.Verdict = V;
    C.Reason = std::move(Reason);
    C.Detail = std::move(Detail);
  }

  Status measure() {
    if (!exact()) {
      if (Status S = gridsOfBoth(); !S)
        return S;
      if (C.Verdict == Verdict::Refused)
        return success();
    }
    PairPlan Plan{Base, Meter, A, B, GridA, GridB, exact()};
    Random Seeds(O.Seed);
    std::vector<Look> Looks = planLooks(std::max(10u, O.MaxPairs));
    for (const Look &L : Looks) {
      while (Pairs.size() < L.Pairs) {
        Ctx.progress("measure", Pairs.size(), Looks.back().Pairs);
        auto P = runPair(Plan, Seeds.next(), Ctx);
        if (!P)
          return P.takeError();
        if (!P->Failure.empty()) {
          decide(Verdict::Refused, P->FailureReason, P->Failure);
          return success();
        }
        Pairs.push_back(std::move(*P));
      }
      if (!estimate(L.Rank))
        return success();
      if (conclude(L.Pairs == Looks.back().Pairs))
        break;
    }
    Ctx.progress("measure", Looks.back().Pairs, Looks.back().Pairs);
    return success();
  }

  /// Each arm's own grid: ef may mean something else in the candidate.
  Status gridsOfBoth() {
    struct One {
      const Build &Binary;
      std::vector<EfPoint> &Grid;
      const char *Label;
    };
    for (One X : {One{A, GridA, "baseline"}, One{B, GridB, "candidate"}}) {
      auto W = startFrozen(Base, X.Binary, X.Label, 0, Ctx);
      Result<std::vector<EfPoint>> G =
          W ? findGrid(Base, Meter, **W, Ctx)
            : Result<std::vector<EfPoint>>(W.takeError());
      if (!G && &X.Grid == &GridB && G.error().Code == Errc::Worker) {
        decide(Verdict::Refused, "candidate-worker", G.error().Message);
        return success();
      }
      if (!G)
        return G.takeError();
      X.Grid = std::move(*G);
    }
    return success();
  }

  /// Pooled over the pairs: recall and median QPS per grid point.
  std::vector<CurvePoint> curve(ArmSample PairSample::*Arm,
                                size_t Points) const {
    std::vector<CurvePoint> Out;
    for (size_t I = 0; I < Points; ++I) {
      double Recall = 0;
      std::vector<double> Qps;
      for (const PairSample &P : Pairs) {
        Recall += (P.*Arm).Recall[I] / double(Pairs.size());
        Qps.push_back(1 / (P.*Arm).QuerySeconds[I]);
      }
      Out.push_back({Recall, median(Qps)});
    }
    return Out;
  }

  void flag(const char *Name, bool On) {
    std::erase(C.Flags, Name);
    if (On)
      C.Flags.push_back(Name);
  }

  /// Fills in the figures after the pairs so far. False: refused.
  bool estimate(unsigned Rank) {
    C.Pairs = unsigned(Pairs.size());
    std::vector<CurvePoint> CurveA = curve(&PairSample::A, GridA.size());
    std::vector<CurvePoint> CurveB = curve(&PairSample::B, GridB.size());
    CurveReward Whole = curveReward(CurveA, CurveB);
    C.WindowLow = Whole.Low;
    C.WindowHigh = Whole.High;
    flag("flat-left", Whole.FlatLeft);
    flag("shared-window", Whole.SharedWindow);
    rows(CurveA, CurveB, Rank);
    atRecall(CurveA, CurveB);
    std::vector<double> Witness;
    for (const PairSample &P : Pairs)
      Witness.push_back(P.B.WallPerCpu / P.A.WallPerCpu);
    C.WitnessRatio = median(Witness);
    flag("witness", std::fabs(C.WitnessRatio - 1) > WitnessTolerance);

    if (!Whole.Refusal.empty()) {
      decide(Whole.Refusal == "no-window" ? Verdict::Unjudged
                                          : Verdict::Refused,
             Whole.Refusal,
             Whole.Refusal == "no-window"
                 ? "the baseline does not reach recall 0.85; extend 'ef' in "
                   "the manifest"
                 : fmt::format("the candidate does not reach recall {:.3f}, "
                               "the baseline's end",
                               Whole.High));
      return false;
    }
    C.PairRewards.clear();
    for (const PairSample &P : Pairs)
      C.PairRewards.push_back(exact() ? weighted(P)
                                      : areaRatio(P, CurveA, CurveB));
    C.Reward = signInterval(C.PairRewards, Rank);
    return true;
  }

  double weighted(const PairSample &P) const {
    double Sum = 0;
    for (size_t I = 0; I < C.Rows.size(); ++I)
      Sum += C.Rows[I].Weight * P.LogRatio[I];
    return Sum;
  }

  double areaRatio(const PairSample &P, std::vector<CurvePoint> PooledA,
                   std::vector<CurvePoint> PooledB) const {
    for (size_t I = 0; I < PooledA.size(); ++I)
      PooledA[I].Qps = 1 / P.A.QuerySeconds[I];
    for (size_t I = 0; I < PooledB.size(); ++I)
      PooledB[I].Qps = 1 / P.B.QuerySeconds[I];
    // One slow moment of one pair can hide the end of its curve under the
    // envelope only from above, never shorten it: the last point always stays.
    return curveReward(PooledA, PooledB).Reward.value_or(0);
  }

  void rows(const std::vector<CurvePoint> &CA,
            const std::vector<CurvePoint> &CB, unsigned Rank) {
    C.Rows.clear();
    std::vector<double> Recall;
    for (const CurvePoint &P : CA)
      Recall.push_back(P.Recall);
    std::vector<double> Weight =
        windowWeights(Recall, C.WindowLow, C.WindowHigh);
    for (size_t I = 0; I < std::max(CA.size(), CB.size()); ++I) {
      bool InA = I < CA.size(), InB = I < CB.size();
      if (InA && InB && GridA[I].Ef == GridB[I].Ef) {
        EfRow R{GridA[I].Ef, CA[I].Recall, CB[I].Recall,           CA[I].Qps,
                CB[I].Qps,   {},           exact() ? Weight[I] : 0};
        std::vector<double> Ratios;
        for (const PairSample &P : Pairs)
          if (I < P.LogRatio.size())
            Ratios.push_back(P.LogRatio[I]);
        if (exact())
          R.LogRatio = signInterval(Ratios, Rank);
        C.Rows.push_back(R);
        continue;
      }
      if (InA)
        C.Rows.push_back({GridA[I].Ef, CA[I].Recall, 0, CA[I].Qps, 0, {}, 0});
      if (InB)
        C.Rows.push_back({GridB[I].Ef, 0, CB[I].Recall, 0, CB[I].Qps, {}, 0});
    }
  }

  void atRecall(const std::vector<CurvePoint> &CA,
                const std::vector<CurvePoint> &CB) {
    C.Fixed.clear();
    auto At = [](const std::vector<CurvePoint> &Curve, double Recall) {
      auto Ln = lnQpsAt(envelope(Curve), Recall);
      return Ln ? std::optional(std::exp(*Ln)) : std::nullopt;
    };
    for (double R : {0.90, 0.95, 0.99})
      C.Fixed.push_back({R, At(CA, R), At(CB, R)});
  }

  /// True if this look ends the comparison.
  bool conclude(bool Last) {
    double Gain = C.Reward.Estimate;
    std::string Figures =
        fmt::format("{:+.2f} % [{:+.2f}, {:+.2f}] after {} pairs",
                    100 * std::expm1(Gain), 100 * std::expm1(C.Reward.Lower),
                    100 * std::expm1(C.Reward.Upper), C.Pairs);
    if (C.Reward.Lower > 0 && Gain > C.Floor) {
      if (std::find(C.Flags.begin(), C.Flags.end(), "witness") != C.Flags.end())
        decide(Verdict::Unjudged, "witness",
               fmt::format("wall time does not confirm the gain: {:.2f}; look "
                           "for work outside the process",
                           C.WitnessRatio));
      else
        decide(Verdict::Faster, "faster", Figures);
      return O.EarlyStop;
    }
    if (C.Reward.Upper < 0 && Gain < -C.Floor) {
      decide(Verdict::Slower, "slower", Figures);
      return O.EarlyStop;
    }
    bool Below = C.Reward.Upper < C.Floor && Gain > -C.Floor;
    decide(Verdict::Same,
           C.Reward.Lower > 0 || Below ? "below-floor" : "within-noise",
           Figures);
    return Last || (Below && O.EarlyStop);
  }

  const Baseline &Base;
  const Build &A, &B;
  const CompareOptions &O;
  const Context &Ctx;
  RecallMeter Meter;
  std::vector<EfPoint> GridA, GridB;
  std::vector<PairSample> Pairs;
  Comparison C;
};

} // namespace

std::string_view name(Verdict V) {
  switch (V) {
  case Verdict::Faster:
    return "faster";
  case Verdict::Slower:
    return "slower";
  case Verdict::Same:
    return "same";
  case Verdict::Refused:
    return "refused";
  case Verdict::Unjudged:
    return "unjudged";
  }
  return "";
}

Result<Comparison> compare(const Baseline &Base, const Build &A, const Build &B,
                           const CompareOptions &O, const Context &Ctx) {
  return Session(Base, A, B, O, Ctx).run();
}

} // namespace crinn::eval
