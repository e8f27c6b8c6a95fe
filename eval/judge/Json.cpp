//===- Json.cpp - results as JSON documents ---------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Compare.h"
#include "eval/judge/Equivalence.h"

#include <cmath>

using nlohmann::json;

namespace crinn::eval {

namespace {

json toJson(const Interval &I) {
  // An interval of too few values is the whole line, which JSON cannot say.
  auto Finite = [](double X) { return std::isfinite(X) ? json(X) : json(); };
  return {{"estimate", I.Estimate},
          {"lower", Finite(I.Lower)},
          {"upper", Finite(I.Upper)}};
}

json orNull(const std::optional<double> &X) { return X ? json(*X) : json(); }

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

json toJson(const Equivalence &E) {
  json J = {{"holds", E.Holds},
            {"reason", E.Reason},
            {"detail", E.Detail},
            {"answers", E.Queries}};
  if (!E.First.Where.empty())
    J["first"] = {{"where", E.First.Where},
                  {"what", E.First.What},
                  {"ef", E.First.Ef},
                  {"query", E.First.Query},
                  {"position", E.First.Position}};
  return J;
}

json toJson(const GateResult &G) {
  return {{"gate", G.Gate},     {"passed", G.Passed},   {"reason", G.Reason},
          {"detail", G.Detail}, {"figures", G.Figures}, {"seconds", G.Seconds}};
}

namespace {

json toJson(const EfRow &R, bool Paired) {
  json J = {{"ef", R.Ef}};
  struct One {
    const char *Name;
    double Recall, Qps;
    std::optional<double> Distances;
  };
  for (const One &X : {One{"a", R.RecallA, R.QpsA, R.DistancesA},
                       One{"b", R.RecallB, R.QpsB, R.DistancesB}}) {
    if (X.Qps <= 0)
      continue;
    J[X.Name] = {{"recall", X.Recall}, {"qps", X.Qps}};
    if (X.Distances)
      J[X.Name]["distances"] = *X.Distances;
  }
  if (Paired) {
    J["log_ratio"] = toJson(R.LogRatio);
    J["weight"] = R.Weight;
  }
  return J;
}

json toJson(const AtRecall &A) {
  return {{"recall", A.Recall},
          {"a", orNull(A.QpsA)},
          {"b", orNull(A.QpsB)},
          {"log_ratio", A.LogRatio ? toJson(*A.LogRatio) : json()}};
}

json toJson(const Window &W) {
  return {{"window", {W.Low, W.High}},
          {"mean_qps", {{"a", W.MeanQpsA}, {"b", W.MeanQpsB}}},
          {"reward", toJson(W.Reward)}};
}

} // namespace

json toJson(const CostRow &R) {
  return {{"name", R.Name},
          {"unit", R.Unit},
          {"a", R.A},
          {"b", R.B},
          {"log_ratio", toJson(R.LogRatio)},
          {"bound", R.Bound > 0 ? json(R.Bound) : json()},
          {"exceeded", R.Exceeded}};
}

json toJson(const Comparison &C) {
  json Rows = json::array(), Fixed = json::array(), Costs = json::array(),
       Gates = json::array();
  for (const EfRow &R : C.Rows)
    Rows.push_back(toJson(R, C.Class == EquivalenceClass::Exact));
  for (const AtRecall &A : C.Fixed)
    Fixed.push_back(toJson(A));
  for (const CostRow &R : C.Costs)
    Costs.push_back(toJson(R));
  for (const GateResult &G : C.Gates)
    Gates.push_back(toJson(G));
  return {{"format", "crinn-comparison-1"},
          {"verdict", name(C.Verdict)},
          {"reason", C.Reason},
          {"detail", C.Detail},
          {"class", claim(C.Class, C.UpToRounding)},
          {"reward", C.PairRewards.empty() ? json() : toJson(C.Reward)},
          {"family_level", C.Level},
          {"floor", {{"value", C.Floor}, {"measured", C.FloorMeasured}}},
          {"pairs", C.Pairs},
          {"builds", C.Builds},
          {"pair_rewards", C.PairRewards},
          {"window", {C.WindowLow, C.WindowHigh}},
          {"mean_qps", {{"a", C.MeanQpsA}, {"b", C.MeanQpsB}}},
          {"high_window", C.High ? toJson(*C.High) : json()},
          {"ef", Rows},
          {"at_recall", Fixed},
          {"costs", Costs},
          {"gates", Gates},
          {"flags", C.Flags},
          {"witness_ratio", C.WitnessRatio},
          {"repeated_blocks", C.Repeated},
          {"seconds", C.Seconds},
          {"build_hash", {{"a", C.HashA}, {"b", C.HashB}}}};
}

} // namespace crinn::eval
