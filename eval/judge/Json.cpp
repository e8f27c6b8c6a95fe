//===- Json.cpp - results as JSON documents ---------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Compare.h"

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

json toJson(const Comparison &C) {
  json Rows = json::array(), Fixed = json::array();
  for (const EfRow &R : C.Rows) {
    json J = {{"ef", R.Ef}};
    if (R.QpsA > 0)
      J["a"] = {{"recall", R.RecallA}, {"qps", R.QpsA}};
    if (R.QpsB > 0)
      J["b"] = {{"recall", R.RecallB}, {"qps", R.QpsB}};
    if (C.Class == EquivalenceClass::Exact) {
      J["log_ratio"] = toJson(R.LogRatio);
      J["weight"] = R.Weight;
    }
    Rows.push_back(J);
  }
  for (const AtRecall &A : C.Fixed)
    Fixed.push_back(
        {{"recall", A.Recall}, {"a", orNull(A.QpsA)}, {"b", orNull(A.QpsB)}});
  return {{"format", "crinn-comparison-1"},
          {"verdict", name(C.Verdict)},
          {"reason", C.Reason},
          {"detail", C.Detail},
          {"class", name(C.Class)},
          {"reward", C.Pairs ? toJson(C.Reward) : json()},
          {"family_level", C.Level},
          {"floor", {{"value", C.Floor}, {"measured", C.FloorMeasured}}},
          {"pairs", C.Pairs},
          {"pair_rewards", C.PairRewards},
          {"window", {C.WindowLow, C.WindowHigh}},
          {"ef", Rows},
          {"at_recall", Fixed},
          {"flags", C.Flags},
          {"witness_ratio", C.WitnessRatio},
          {"seconds", C.Seconds},
          {"build_hash", {{"a", C.HashA}, {"b", C.HashB}}}};
}

} // namespace crinn::eval
