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

#include "eval/judge/Baseline.h"
#include "eval/judge/Equivalence.h"
#include "eval/judge/Interval.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace crinn::eval {

enum class Verdict {
  Faster,   ///< lower bound above 0 and estimate above the floor
  Slower,   ///< upper bound below 0 and estimate below minus the floor
  Same,     ///< neither, with the whole budget spent or futile to go on
  Refused,  ///< the class does not hold, or the curve ends too early
  Unjudged, ///< outside what this version can judge
};
std::string_view name(Verdict V);

/// One beam width of the paired comparison (class exact) or of one arm.
struct EfRow {
  uint32_t Ef = 0;
  double RecallA = 0, RecallB = 0;
  double QpsA = 0, QpsB = 0; ///< queries per CPU second, medians over pairs
  Interval LogRatio;         ///< ln(QPS B / QPS A), paired
  double Weight = 0;         ///< share in the reward (class exact)
};

/// Speed at a fixed recall; nothing where an arm does not reach it.
struct AtRecall {
  double Recall = 0;
  std::optional<double> QpsA, QpsB;
};

struct Comparison {
  eval::Verdict Verdict = Verdict::Unjudged;
  /// Stable id: "faster", "slower", "within-noise", "below-floor", "unreached"
  /// (B ends below A's highest recall in the window), "no-window" (A ends below
  /// recall 0.85), "construction", "same-program" (equal build hashes),
  /// "witness" (wall and CPU time disagree), "candidate-worker", or a reason of
  /// Equivalence.
  std::string Reason;
  std::string Detail; ///< one line for people
  EquivalenceClass Class = EquivalenceClass::Exact;
  Interval Reward;            ///< exp(x) - 1 is the gain
  double Level = 0;           ///< 1 - Level is the family coverage of Reward
  double Floor = 0;           ///< A/A floor in use
  bool FloorMeasured = false; ///< false: the documented default
  unsigned Pairs = 0;         ///< balanced launch pairs used
  std::vector<double> PairRewards;
  std::vector<EfRow> Rows;
  std::vector<AtRecall> Fixed; ///< recall 0.90, 0.95, 0.99
  double WindowLow = 0, WindowHigh = 0;
  /// "flat-left", "shared-window", "witness", "floor-assumed",
  /// "construction-unmeasured", "class-unchecked" (recall and curve: that the
  /// class holds is not tested by this version).
  std::vector<std::string> Flags;
  double WitnessRatio = 1;  ///< (wall/CPU of B) / (wall/CPU of A), median
  double Seconds = 0;       ///< wall time this took
  std::string HashA, HashB; ///< of the builds
};

struct CompareOptions {
  EquivalenceClass Class = EquivalenceClass::Exact;
  unsigned MaxPairs = 40; ///< looks at 10, 20, 40 up to this cap (>= 10)
  bool EarlyStop = true;  ///< false: always MaxPairs (A/A floors)
  uint64_t Seed = 1;      ///< query order, link layouts
};

/// Measures B against A on the frozen index of \p Base. Does not check
/// equivalence; judge() does both. \p A is usually Base.Binary.
/// Errors: Worker (A failed; B's failure is a verdict), Build (link),
/// Environment, Interrupted.
Result<Comparison> compare(const Baseline &Base, const Build &A, const Build &B,
                           const CompareOptions &O, const Context &Ctx);

/// The whole way of a candidate: build, equivalence of its class, comparison
/// with the unmodified target, or with the variant \p Against, which has to
/// pass the same gates. A variant that reaches construction is Unjudged in this
/// version unless its class is exact (then flagged: only search is measured).
/// Errors: as buildVariant and compare.
Result<Comparison> judge(const Baseline &Base, const Variant &V,
                         const CompareOptions &O, const Context &Ctx,
                         const Variant *Against = nullptr);

/// Conforms to eval/judge/comparison.schema.json, "crinn-comparison-1".
nlohmann::json toJson(const Comparison &C);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_COMPARE_H
