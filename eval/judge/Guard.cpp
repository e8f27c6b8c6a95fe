//===- Guard.cpp - data that no variant may lose on -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A gain on one data set can be a loss on the next: other dimension, other
/// metric, another size. The manifest's guards are sets that its maintainer
/// cares for; without them one is generated whose metric and dimension are not
/// those of the target's own data. And one shape is drawn anew in each run, so
/// that code which is fast for the benchmark's n and d alone is found: a
/// specialisation may stay, it only may not cost the others.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Guard.h"
#include "eval/data/GroundTruth.h"
#include "eval/equivalence/Replicates.h"
#include "eval/judge/Construction.h"
#include "eval/judge/Interval.h"
#include "eval/judge/Verdict.h"
#include "eval/support/Hash.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <cmath>

namespace crinn::eval {

namespace {

constexpr double MostLoss = 0.05;
/// The error of an interval over pairs.
constexpr double PairLevel = 0.01;
/// A first look, with less effort than a verdict: 5 % are to be seen here, not
/// 1 %. What seems to lose or to cheat is measured anew, and only that counts.
constexpr unsigned GuardPairs = 10, AgainPairs = 20;
constexpr double GuardEffort = 0.4, AgainEffort = 1;
/// Seconds of timing that a look may take, at most.
constexpr double GuardSeconds = 60, AgainSeconds = 120;
constexpr size_t GuardRows = 10000, GuardQueries = 2000;

struct GuardSet {
  std::string Reason; ///< "guard" or "shape"
  std::shared_ptr<const Dataset> Data;
  bool OtherMetric = false; ///< which the target need not do
};

double normal(Random &R) {
  return std::sqrt(-2 * std::log1p(-R.unit())) * std::cos(2 * M_PI * R.unit());
}

void normalise(float *Row, size_t Dim) {
  double Sum = 0;
  for (size_t J = 0; J < Dim; ++J)
    Sum += double(Row[J]) * Row[J];
  for (size_t J = 0; J < Dim; ++J)
    Row[J] = float(Row[J] / std::sqrt(Sum));
}

/// Around one of the rows of \p Centres each.
Matrix around(const Matrix &Centres, size_t Rows, bool Unit, Random &R) {
  Matrix M{Rows, Centres.Cols, {}};
  M.Data.reserve(Rows * M.Cols);
  for (size_t I = 0; I < Rows; ++I) {
    const float *C = Centres.row(R.below(Centres.Rows));
    for (size_t J = 0; J < M.Cols; ++J)
      M.Data.push_back(float(C[J] + 0.5 * normal(R)));
    if (Unit)
      normalise(M.row(I), M.Cols);
  }
  return M;
}

/// Not a multiple of 16, not the target's own.
size_t drawDim(size_t Own, Random &R) {
  for (;;)
    if (size_t Dim = 17 + R.below(240); Dim % 16 && Dim != Own)
      return Dim;
}

Result<std::vector<GuardSet>> guardSets(const Subject &S, const Context &Ctx) {
  std::vector<GuardSet> Sets;
  auto Add = [&](std::string Reason, Result<std::shared_ptr<const Dataset>> D,
                 bool OtherMetric = false) -> Status {
    if (!D)
      return D.takeError();
    Sets.push_back({std::move(Reason), std::move(*D), OtherMetric});
    return success();
  };
  for (const std::string &Name : S.Base.T.Guards)
    if (Status St = Add("guard", openDataset(Name, Ctx)); !St)
      return St.takeError();
  const Dataset &Own = *S.Base.Data;
  Metric Other = Own.Distance == Metric::L2 ? Metric::InnerProduct : Metric::L2;
  if (Sets.empty()) {
    // Fixed, so that its index is built once per machine.
    size_t Dim = Own.Base.Cols == 100 ? 96 : 100;
    if (Status St = Add(
            "guard", clusteredData(GuardRows, GuardQueries, Dim, Other, 1, Ctx),
            true);
        !St)
      return St.takeError();
  }
  Random R(S.Seed ^ 0x6775617264u);
  size_t Rows = GuardRows / 2 + R.below(GuardRows / 2);
  size_t Dim = drawDim(Own.Base.Cols, R);
  if (Status St = Add("shape", clusteredData(Rows, GuardQueries, Dim,
                                             Own.Distance, R.next(), Ctx));
      !St)
    return St.takeError();
  return Sets;
}

nlohmann::json figures(const Dataset &D, const Comparison &C, unsigned Looks) {
  return {{"data", D.Name},     {"rows", D.Base.Rows},
          {"dim", D.Base.Cols}, {"verdict", name(C.Verdict)},
          {"reason", C.Reason}, {"estimate", C.Reward.Estimate},
          {"pairs", C.Pairs},   {"looks", Looks},
          {"builds", C.Builds}};
}

bool seemsToLose(const Comparison &C) {
  return C.Reward.Estimate < std::log1p(-MostLoss);
}

/// Over builds of its own, or over pairs: a variant whose graphs scatter would
/// hide a loss in the interval over five builds.
bool shownToLose(const Comparison &C) {
  const unsigned Rank = signRank(unsigned(C.PairRewards.size()), PairLevel);
  return C.Reward.Upper < 0 || signInterval(C.PairRewards, Rank).Upper < 0;
}

/// Whether a longer look may say otherwise. One wrong answer is no noise.
bool worthAnotherLook(const Comparison &C) {
  if (C.Verdict != Verdict::Refused)
    return C.Verdict != Verdict::Unjudged && seemsToLose(C);
  // The last three may be the chance of one build's graph.
  for (const char *Timed : {"hidden-work", "remembers", "sees-the-batch",
                            "witness", "speed-of-light", "candidate-worker",
                            "unreached", "curve-fell", "recall-fell"})
    if (C.Reason == Timed)
      return true;
  return false;
}

/// One set, measured once, or twice where the first time it seems not passed.
class SetComparison {
public:
  SetComparison(const GuardSet &Set, const Subject &S, const Context &Ctx)
      : Set(Set), S(S), Ctx(Ctx) {
    if (Set.Reason == "shape") // never seen again: not into the cache
      this->Ctx.CacheDir = S.Base.WorkDir + "/shape";
  }

  /// Nothing: the target does not do this metric, Skipped says how.
  Result<std::optional<Comparison>> run() {
    auto Other = onOtherData(S.Base, Set.Data, Ctx);
    if (!Other && Set.OtherMetric && Other.error().Code == Errc::Worker) {
      Skipped = Other.error().Message;
      return std::optional<Comparison>();
    }
    if (!Other)
      return Error{
          Other.error().Code,
          fmt::format("guard {}: {}", Set.Data->Name, Other.error().Message),
          Other.error().Log};
    Base = std::move(*Other);
    Result<Comparison> C = measure("", GuardPairs, GuardEffort, GuardSeconds);
    if (C && worthAnotherLook(*C)) {
      ++Looks;
      C = measure("again/", AgainPairs, AgainEffort, AgainSeconds);
    }
    dropReplicates(*Base, S.B);
    if (S.A.Hash != Base->Binary.Hash)
      dropReplicates(*Base, S.A);
    if (!C)
      return C.takeError();
    return std::optional(std::move(*C));
  }

  unsigned Looks = 1;
  std::string Skipped; ///< what the target said of this metric

private:
  Result<Comparison> measure(std::string Key, unsigned Pairs, double Effort,
                             double Seconds) {
    CompareOptions O;
    O.Class = S.V.Class;
    O.UpToRounding = S.V.UpToRounding;
    O.MaxPairs = Pairs;
    O.MaxSeconds = Seconds;
    O.EarlyStop = false;
    O.Seed = S.Seed + Looks - 1;
    O.Effort = Effort;
    O.Record =
        fmt::format("{}/{}/{}", Set.Reason, Set.Data->Hash.substr(0, 12), Key);
    // The graph of one build may be slow by chance: what counts has several.
    auto Own = arenas({*Base, S.V, S.A, S.B, S.Seed},
                      Looks == 1 ? 1 : ReplicateCount, Ctx);
    if (!Own && ofCandidate(Own.error())) {
      Comparison C;
      decide(C, Verdict::Refused, "candidate-worker", Own.error().Message);
      return C;
    }
    if (!Own)
      return Own.takeError();
    O.Arenas = std::move(*Own);
    return compare(*Base, S.A, S.B, O, Ctx);
  }

  const GuardSet &Set;
  const Subject &S;
  Context Ctx;
  std::optional<Baseline> Base;
};

} // namespace

Result<std::shared_ptr<const Dataset>>
clusteredData(size_t Rows, size_t Queries, size_t Dim, Metric Distance,
              uint64_t Seed, const Context &Ctx) {
  auto D = std::make_shared<Dataset>();
  D->Name = fmt::format("generated {} x {} {}", Rows, Dim,
                        Distance == Metric::L2 ? "euclidean" : "angular");
  D->Hash = sha256(fmt::format("clustered-1 {} {} {}", D->Name, Queries, Seed));
  D->Distance = Distance;
  Random R(Seed);
  bool Unit = Distance == Metric::InnerProduct;
  Matrix Centres{64, Dim, {}};
  for (size_t I = 0; I < Centres.Rows * Dim; ++I)
    Centres.Data.push_back(float(normal(R)));
  D->Base = around(Centres, Rows, Unit, R);
  D->Queries = around(Centres, Queries, Unit, R);
  D->TruthK = std::min<size_t>(100, Rows);
  auto Truth = exactNeighbors(Distance, D->Base, D->Queries, D->TruthK, Ctx);
  if (!Truth)
    return Truth.takeError();
  D->Truth = std::move(*Truth);
  return std::shared_ptr<const Dataset>(std::move(D));
}

Result<GateResult> guardGate(const Subject &S, const Context &Ctx) {
  GateResult G;
  G.Gate = "guard";
  G.Figures["sets"] = nlohmann::json::array();
  auto Sets = guardSets(S, Ctx);
  if (!Sets)
    return Sets.takeError();
  double Worst = HUGE_VAL;
  size_t Judged = 0;
  for (const GuardSet &Set : *Sets) {
    SetComparison Measured(Set, S, Ctx);
    auto Ran = Measured.run();
    if (!Ran)
      return Ran.takeError();
    const std::optional<Comparison> &C = *Ran;
    if (!C) {
      G.Figures["sets"].push_back(
          {{"data", Set.Data->Name}, {"skipped", Measured.Skipped}});
      continue;
    }
    G.Figures["sets"].push_back(figures(*Set.Data, *C, Measured.Looks));
    if (C->Verdict == Verdict::Unjudged)
      continue; // a curve without a window
    const std::string Where = fmt::format("on {}: ", Set.Data->Name);
    const double Gain = C->Reward.Estimate;
    bool Loses = seemsToLose(*C) && shownToLose(*C);
    // Its costs are bounded on the target's own data.
    bool Refused =
        C->Verdict == Verdict::Refused && !C->Reason.starts_with("bound-");
    if (Loses || Refused) {
      G.Passed = false;
      G.Reason = Loses ? Set.Reason : C->Reason;
      G.Detail = Where + (Loses ? gainText(C->Reward, C->Pairs) : C->Detail);
      return G;
    }
    Worst = std::min(Worst, Gain);
    ++Judged;
  }
  G.Detail = std::isfinite(Worst)
                 ? fmt::format("worst of {} sets: {:+.1f} %", Judged,
                               100 * std::expm1(Worst))
                 : "not applicable: the target reaches recall 0.85 on none of "
                   "the sets";
  return G;
}

} // namespace crinn::eval
