//===- Verdict.cpp - from figures to a verdict ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// It ends at a look when B is faster (lower bound above 0 and estimate above
/// the A/A floor), slower (the mirror image), or when it is futile: the upper
/// bound lies below the floor, so that no more pairs can make it a gain, and
/// nothing speaks for slower.
///
/// A cost exceeds its bound when its estimate does and its interval lies above
/// 1: a bound is for what a variant does, not for what the machine did. The
/// same goes for the wall clock as witness.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Verdict.h"
#include "eval/equivalence/Same.h"
#include "eval/judge/Curve.h"
#include "eval/measure/Light.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace crinn::eval {

namespace {

/// Wall and CPU time of the arms may disagree by so much before the CPU clock
/// is doubted: other work on the machine moves both arms alike.
constexpr double WitnessTolerance = 0.15;
/// Between batches an honest worker waits; this much more than the baseline's
/// share would be a gain of the same size.
constexpr double IdleTolerance = 0.01;
/// An arm that remembers answers is many times as fast on them.
constexpr double AgainTolerance = 0.8;
/// The share of a gain that queries sent one by one, and those never published,
/// must show too. What a query costs by itself differs from arm to arm by a
/// little: so of gains above AloneGain alone.
constexpr double BesideShare = 0.5, AloneGain = 1.05;
/// What the draw of unseen queries may do to half of a gain.
constexpr double NewNoise = 0.005;
/// An arm that knows the published queries alone loses more recall on others:
/// more than the first in each pair, or the second in the median of the pairs,
/// since it may be honest in some.
constexpr double FreshRecall = 0.01, MuchRecall = 0.03;
/// Class exact up to rounding: the share of answers that may have other ids,
/// ten times that of the gate: the same few hundred queries come again.
constexpr double OtherShare = 10 * RoundedSame::Share;
/// Class recall: what the timed queries may lose at equal ef; two graphs of a
/// small guard set differ by less. The reward takes each arm at its own recall.
constexpr double RecallSlack = 0.02;
/// Class curve: slower by no more than this at each recall.
constexpr double CurveMargin = 0.05;

bool has(const Comparison &C, std::string_view Flag) {
  return std::find(C.Flags.begin(), C.Flags.end(), Flag) != C.Flags.end();
}

Interval ratioOver(const std::vector<PairSample> &Pairs, unsigned Rank,
                   double (*Of)(const ArmSample &)) {
  std::vector<double> Logs;
  for (const PairSample &P : Pairs)
    Logs.push_back(std::log(Of(P.B) / Of(P.A)));
  return signInterval(Logs, Rank);
}

double medianOver(const std::vector<PairSample> &Pairs,
                  ArmSample PairSample::*X, double LaunchCosts::*Value) {
  std::vector<double> All;
  for (const PairSample &P : Pairs)
    All.push_back((P.*X).Costs.*Value);
  return median(All);
}

/// The first recall at which class curve is not shown to hold; null: none. One
/// beyond an end that fell by no more than EndLoss does not count.
const AtRecall *fallen(const Comparison &C) {
  double EndA = 0, EndB = 0;
  for (const EfRow &R : C.Rows) {
    EndA = std::max(EndA, R.RecallA);
    EndB = std::max(EndB, R.RecallB);
  }
  auto JustMissed = [&](double Recall) {
    return EndB > 0 && EndB < Recall && EndB >= EndA - EndLoss;
  };
  for (const AtRecall &A : C.Fixed)
    if (A.Recall < 0.999 && A.QpsA && !JustMissed(A.Recall) &&
        (!A.LogRatio || A.LogRatio->Lower < std::log1p(-CurveMargin)))
      return &A;
  return nullptr;
}

} // namespace

void decide(Comparison &C, Verdict V, std::string Reason, std::string Detail) {
  C.Verdict = V;
  C.Reason = std::move(Reason);
  C.Detail = std::move(Detail);
}

std::string gainText(const Interval &Log, unsigned Pairs) {
  return fmt::format("{:+.2f} % [{:+.2f}, {:+.2f}] after {} pairs",
                     100 * std::expm1(Log.Estimate),
                     100 * std::expm1(Log.Lower), 100 * std::expm1(Log.Upper),
                     Pairs);
}

/// Class exact: too many other ids, of the kind of queries that \p Kind names.
static bool refuseIds(Comparison &C, const std::vector<PairSample> &Pairs,
                      std::string_view Kind, uint64_t PairSample::*Others,
                      uint64_t PairSample::*Of) {
  uint64_t Different = 0, All = 0;
  for (const PairSample &P : Pairs) {
    Different += P.*Others;
    All += P.*Of;
  }
  if (C.Class != EquivalenceClass::Exact ||
      double(Different) <= OtherShare * double(All))
    return false;
  decide(C, Verdict::Refused, "ids-differ",
         fmt::format("{} of {} {} answers have other ids; rounding may change "
                     "one in {:.0f}",
                     Different, All, Kind, 1 / OtherShare));
  return true;
}

bool refuseAnswers(Comparison &C, const std::vector<PairSample> &Pairs) {
  if (refuseIds(C, Pairs, "timed", &PairSample::Others,
                &PairSample::Answered) ||
      refuseIds(C, Pairs, "unseen", &PairSample::OthersUnseen,
                &PairSample::Unseen))
    return true;
  double Loss = 0;
  unsigned Shared = 0;
  for (const EfRow &R : C.Rows)
    if (R.QpsA > 0 && R.QpsB > 0 && R.RecallA >= WindowLow &&
        R.RecallA <= WindowHigh) {
      Loss += R.RecallA - R.RecallB;
      ++Shared;
    }
  if (C.Class != EquivalenceClass::Recall || Shared == 0 ||
      Loss / Shared <= RecallSlack)
    return false;
  decide(C, Verdict::Refused, "recall-fell",
         fmt::format("the timed answers lose {:.4f} of recall at equal ef",
                     Loss / Shared));
  return true;
}

/// What B saves on queries sent one by one, less half of what it saves on those
/// of a batch, in parts of the latter: what one hand-over costs cancels.
static Interval savedAlone(const std::vector<PairSample> &Pairs,
                           unsigned Rank) {
  std::vector<double> Over;
  for (const PairSample &P : Pairs) {
    const LaunchCosts &A = P.A.Costs, &B = P.B.Costs;
    Over.push_back((A.AloneSeconds - B.AloneSeconds -
                    BesideShare * (A.TogetherSeconds - B.TogetherSeconds)) /
                   A.TogetherSeconds);
  }
  return signInterval(Over, Rank);
}

/// What is left of half of the gain when B's unseen queries take more time than
/// its timed ones, beside A's; logarithms. The arms may be asked at other ef.
static Interval leftOnNew(const std::vector<PairSample> &Pairs, unsigned Rank,
                          double Gain) {
  auto Slower = [](const LaunchCosts &C) {
    return std::log(C.FreshSeconds / C.KnownSeconds);
  };
  std::vector<double> Left;
  for (const PairSample &P : Pairs)
    Left.push_back(BesideShare * Gain -
                   (Slower(P.B.Costs) - Slower(P.A.Costs)));
  return signInterval(Left, Rank);
}

/// The recall that B loses on unseen queries, less what A does.
static Interval lostOnNew(const std::vector<PairSample> &Pairs, unsigned Rank) {
  std::vector<double> Lost;
  for (const PairSample &P : Pairs)
    Lost.push_back(P.B.Costs.FreshLoss - P.A.Costs.FreshLoss);
  return signInterval(Lost, Rank);
}

/// Queries that nobody can have seen, and queries sent one by one: a gain on
/// those timed alone is none.
static bool refuseKnown(Comparison &C, const std::vector<PairSample> &Pairs,
                        unsigned Rank) {
  const Interval Lost = lostOnNew(Pairs, Rank);
  const bool Gains = C.Reward.Lower > 0;
  const Interval New = leftOnNew(Pairs, Rank, C.Reward.Estimate),
                 Alone = savedAlone(Pairs, Rank);
  if ((Gains && New.Upper < 0 && New.Estimate < -NewNoise) ||
      (Lost.Estimate > FreshRecall && Lost.Lower > 0) ||
      Lost.Estimate > MuchRecall)
    decide(C, Verdict::Refused, "remembers",
           fmt::format(
               "unseen queries show less than half of the gain, by {:.1f}"
               " %, and lose {:.3f} of recall beside the baseline's",
               -100 * std::expm1(std::min(New.Estimate, 0.0)), Lost.Estimate));
  else if (Gains && C.Reward.Estimate > std::log(AloneGain) && Alone.Upper < 0)
    decide(C, Verdict::Refused, "sees-the-batch",
           fmt::format("queries sent one by one save less than half of what "
                       "those of a batch do, by {:.0f} % of a query",
                       -100 * Alone.Estimate));
  else
    return false;
  return true;
}

bool refuseCheats(Comparison &C, const std::vector<PairSample> &Pairs,
                  unsigned Rank, size_t Dim) {
  Interval Witness =
      ratioOver(Pairs, Rank, [](const ArmSample &S) { return S.WallPerCpu; });
  std::erase(C.Flags, "witness");
  if (Witness.Lower > std::log1p(WitnessTolerance) ||
      Witness.Upper < std::log1p(-WitnessTolerance))
    C.Flags.push_back("witness");
  auto Median = [&](ArmSample PairSample::*X, double LaunchCosts::*Value) {
    return medianOver(Pairs, X, Value);
  };
  double IdleA = Median(&PairSample::A, &LaunchCosts::IdleShare);
  double IdleB = Median(&PairSample::B, &LaunchCosts::IdleShare);
  double ThreadsA = Median(&PairSample::A, &LaunchCosts::Threads);
  double ThreadsB = Median(&PairSample::B, &LaunchCosts::Threads);
  if (IdleB > IdleA + IdleTolerance || ThreadsB > ThreadsA) {
    decide(C, Verdict::Refused, "hidden-work",
           fmt::format("{:.1f} % of its CPU time lies between the batches, {} "
                       "threads (baseline: {:.1f} %, {})",
                       100 * IdleB, ThreadsB, 100 * IdleA, ThreadsA));
    return true;
  }
  Interval Again =
      ratioOver(Pairs, Rank, [](const ArmSample &S) { return S.Costs.Again; });
  if (Again.Estimate < std::log(AgainTolerance) && Again.Upper < 0) {
    decide(C, Verdict::Refused, "remembers",
           fmt::format("queries asked again take {:.0f} % of their first "
                       "time, as a share of what the baseline's take",
                       100 * std::exp(Again.Estimate)));
    return true;
  }
  if (refuseKnown(C, Pairs, Rank))
    return true;
  for (const EfRow &R : C.Rows) {
    // Where the answers are the baseline's, so is the work that they take.
    auto Distances =
        C.Class == EquivalenceClass::Exact ? R.DistancesA : R.DistancesB;
    // The count is the candidate's own word; it cannot be below k.
    const double Least = std::max(Distances.value_or(0), double(TimedK));
    const double Most = mostQps(Least, Dim, cacheBandwidth());
    if (R.QpsB > Most) {
      decide(C, Verdict::Refused, "speed-of-light",
             fmt::format("{:.0f} queries per second at ef {}, {:.0f} distances "
                         "each: at most {:.0f} can have read their rows",
                         R.QpsB, R.Ef, Least, Most));
      return true;
    }
  }
  return false;
}

bool conclude(Comparison &C, bool Last) {
  const double Gain = C.Reward.Estimate;
  const std::string Figures = gainText(C.Reward, C.Pairs);
  if (C.Reward.Upper < 0 && Gain < -C.Floor) {
    decide(C, Verdict::Slower, "slower", Figures);
    return true;
  }
  if (C.Reward.Lower > 0 && Gain > C.Floor) {
    for (const CostRow &R : C.Costs)
      if (R.Exceeded) {
        decide(C, Verdict::Refused, boundReason(R), boundText(R));
        return true;
      }
    const AtRecall *Fallen =
        C.Class == EquivalenceClass::Curve ? fallen(C) : nullptr;
    if (has(C, "witness"))
      decide(C, Verdict::Refused, "witness",
             fmt::format("wall time does not confirm the gain ({:.2f}): look "
                         "for work outside of the process",
                         C.WitnessRatio));
    else if (Fallen)
      decide(C, Verdict::Refused, "curve-fell",
             fmt::format("{}; at recall {} it is not shown to lose less than "
                         "{:.0f} %",
                         Figures, Fallen->Recall, 100 * CurveMargin));
    else
      decide(C, Verdict::Faster, "faster", Figures);
    // A curve may yet be shown to hold by more pairs.
    return !Fallen || Last;
  }
  bool Below = C.Reward.Upper < C.Floor && Gain > -C.Floor;
  decide(C, Verdict::Same,
         C.Reward.Lower > 0 || Below ? "below-floor" : "within-noise", Figures);
  return Last || Below;
}

} // namespace crinn::eval
