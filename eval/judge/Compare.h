//===- Compare.h - is B faster than A, and by how much? ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The A/B protocol. Positive reward: B is faster. An A/A comparison is the
/// same call with one build twice.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_JUDGE_COMPARE_H
#define CRINN_EVAL_JUDGE_COMPARE_H

#include "eval/judge/Gate.h"
#include "eval/judge/Interval.h"
#include "eval/judge/Pair.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace crinn::eval {

enum class Verdict {
  Faster,   ///< lower bound above 0 and estimate above the floor
  Slower,   ///< upper bound below 0 and estimate below minus the floor
  Same,     ///< neither, with the whole budget spent or futile to go on
  Refused,  ///< a gate was not passed
  Unjudged, ///< the target does not allow a judgement
};
std::string_view name(Verdict V);

/// One beam width of the paired comparison (class exact) or of one arm.
struct EfRow {
  uint32_t Ef = 0;
  double RecallA = 0, RecallB = 0;
  double QpsA = 0, QpsB = 0; ///< queries per CPU second, medians over pairs
  Interval LogRatio;         ///< ln(QPS B / QPS A), paired
  double Weight = 0;         ///< share in the reward (class exact)
  /// Distances computed per query; nothing where the adapter does not count.
  std::optional<double> DistancesA, DistancesB;
};

/// Speed at a fixed recall; nothing where an arm does not reach it.
struct AtRecall {
  double Recall = 0;
  std::optional<double> QpsA, QpsB;
  std::optional<Interval> LogRatio; ///< ln(QPS B / QPS A) over pairs
};

/// A recall window that both arms reach.
struct Window {
  double Low = 0, High = 0;
  double MeanQpsA = 0, MeanQpsB = 0; ///< of the pooled curves
  Interval Reward;                   ///< ln of their ratio, over pairs
};

/// What an arm costs besides its queries: medians over pairs.
struct CostRow {
  std::string Name; ///< "load", "first-query", "p99", "memory", "batch",
                    ///< "two-threads", "instructions", "build", "index"
  std::string Unit; ///< "s", "bytes", "1"
  double A = 0, B = 0;
  Interval LogRatio; ///< ln(cost B / cost A)
  double Bound = 0;  ///< largest ratio allowed; 0: none
  bool Exceeded = false;
};

struct Comparison {
  eval::Verdict Verdict = Verdict::Unjudged;
  std::string Reason; ///< docs/reasons.md
  std::string Detail; ///< one line for people
  EquivalenceClass Class = EquivalenceClass::Exact;
  bool UpToRounding = false; ///< class exact: single ids may differ
  Interval Reward;  ///< exp(x) - 1 is the gain; none without PairRewards
  double Level = 0; ///< 1 - Level is the family coverage of Reward
  double Floor = 0; ///< A/A floor of so long a comparison
  bool FloorMeasured = false; ///< false: the documented default
  unsigned Pairs = 0;         ///< balanced launch pairs used
  unsigned Builds = 1;        ///< of the index: pair I on build I mod Builds
  std::vector<double> PairRewards;
  std::vector<EfRow> Rows;
  std::vector<AtRecall> Fixed; ///< recall 0.85, 0.90, 0.95, 0.99, 0.999
  double WindowLow = 0, WindowHigh = 0;
  double MeanQpsA = 0, MeanQpsB = 0; ///< over that window
  std::optional<Window> High;        ///< [0.95, 0.999]
  std::vector<CostRow> Costs;
  std::vector<GateResult> Gates; ///< in the order they were asked
  /// "flat-left", "shared-window", "witness", "floor-assumed", "noisy",
  /// "few-queries" (some were timed twice at an ef in one process),
  /// "unboxed" (without a sandbox).
  std::vector<std::string> Flags;
  double WitnessRatio = 1;  ///< (wall/CPU of B) / (wall/CPU of A), median
  unsigned Repeated = 0;    ///< blocks of rounds measured again
  double Seconds = 0;       ///< wall time that the pairs took
  std::string HashA, HashB; ///< of the builds
};

struct CompareOptions {
  EquivalenceClass Class = EquivalenceClass::Exact;
  unsigned MaxPairs = 40;    ///< looks at 10, 20, 40, 80 up to this cap (>= 10)
  double MaxSeconds = 0;     ///< looks that would take longer are not planned
  bool EarlyStop = true;     ///< false: always MaxPairs (A/A floors)
  uint64_t Seed = 1;         ///< query order, link layouts
  bool UpToRounding = false; ///< class exact: single ids may differ
  double Effort = 1;         ///< factor on the length of what is timed
  std::vector<Arena> Arenas; ///< empty: the frozen index of the baseline
  std::string Record;        ///< begins the keys of Context.Records
  KnownCode Known;           ///< not judged again: "same-code"
};

/// Measures B against A. Does not check equivalence; judge() does both. \p A is
/// usually Base.Binary.
/// Errors: Worker (A failed; B's failure is a verdict), Build (link),
/// Environment, Interrupted.
Result<Comparison> compare(const Baseline &Base, const Build &A, const Build &B,
                           const CompareOptions &O, const Context &Ctx);

/// The whole way of a candidate: every gate, cheapest first, the comparison
/// with the unmodified target, or with the variant \p Against, which has to
/// pass the same gates, and the guard data sets.
/// Errors: as buildVariant and compare.
Result<Comparison> judge(const Baseline &Base, const Variant &V,
                         const CompareOptions &O, const Context &Ctx,
                         const Variant *Against = nullptr);

/// Conforms to eval/judge/comparison.schema.json, "crinn-comparison-1".
nlohmann::json toJson(const Comparison &C);
nlohmann::json toJson(const CostRow &R);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_COMPARE_H
