//===- Sample.cpp - what a pair of launches showed --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Sample.h"

#include <algorithm>

using nlohmann::json;

namespace crinn::eval {

namespace {

/// Every number of LaunchCosts under its name in JSON.
struct CostField {
  const char *Name;
  double LaunchCosts::*Value;
  bool WorseCounts;
};

constexpr CostField CostFields[] = {
    {"load_seconds", &LaunchCosts::LoadSeconds, false},
    {"first_query_seconds", &LaunchCosts::FirstQuerySeconds, false},
    {"warm_up_seconds", &LaunchCosts::WarmUpSeconds, false},
    {"p99_seconds", &LaunchCosts::P99Seconds, false},
    {"peak_bytes", &LaunchCosts::PeakBytes, true},
    {"idle_share", &LaunchCosts::IdleShare, true},
    {"threads", &LaunchCosts::Threads, true},
    {"again", &LaunchCosts::Again, false},
    {"alone_seconds", &LaunchCosts::AloneSeconds, false},
    {"together_seconds", &LaunchCosts::TogetherSeconds, false},
    {"known_seconds", &LaunchCosts::KnownSeconds, false},
    {"fresh_seconds", &LaunchCosts::FreshSeconds, false},
    {"fresh_loss", &LaunchCosts::FreshLoss, false},
    {"batch_seconds", &LaunchCosts::BatchSeconds, false},
    {"two_thread_seconds", &LaunchCosts::TwoThreadSeconds, false},
    {"instructions", &LaunchCosts::Instructions, false},
};

void average(std::vector<double> &Into, const std::vector<double> &Other) {
  for (size_t I = 0; I < Into.size() && I < Other.size(); ++I)
    Into[I] = (Into[I] + Other[I]) / 2;
}

void average(ArmSample &Into, const ArmSample &Other) {
  average(Into.QuerySeconds, Other.QuerySeconds);
  average(Into.Recall, Other.Recall);
  Into.WallPerCpu = (Into.WallPerCpu + Other.WallPerCpu) / 2;
  for (const CostField &F : CostFields) {
    double &X = Into.Costs.*F.Value, Y = Other.Costs.*F.Value;
    X = F.WorseCounts ? std::max(X, Y) : (X + Y) / 2;
  }
}

json armJson(const ArmSample &A) {
  json J = {{"query_seconds", A.QuerySeconds},
            {"recall", A.Recall},
            {"wall_per_cpu", A.WallPerCpu}};
  for (const CostField &F : CostFields)
    J[F.Name] = A.Costs.*F.Value;
  return J;
}

bool numbers(const json &J, const char *Key, std::vector<double> &Out) {
  if (!J.contains(Key) || !J[Key].is_array())
    return false;
  for (const json &X : J[Key])
    if (X.is_number())
      Out.push_back(X.get<double>());
  return Out.size() == J[Key].size();
}

bool number(const json &J, const char *Key, double &Out) {
  if (!J.contains(Key) || !J[Key].is_number())
    return false;
  Out = J[Key].get<double>();
  return true;
}

bool armSample(const json &J, ArmSample &A) {
  bool Ok = J.is_object() && numbers(J, "query_seconds", A.QuerySeconds) &&
            numbers(J, "recall", A.Recall) &&
            number(J, "wall_per_cpu", A.WallPerCpu);
  for (const CostField &F : CostFields)
    Ok = Ok && number(J, F.Name, A.Costs.*F.Value);
  return Ok;
}

} // namespace

void average(PairSample &Into, const PairSample &Other) {
  average(Into.A, Other.A);
  average(Into.B, Other.B);
  average(Into.LogRatio, Other.LogRatio);
  Into.Repeated += Other.Repeated;
  Into.Noisy += Other.Noisy;
  Into.Few += Other.Few;
  Into.Answered += Other.Answered;
  Into.Others += Other.Others;
  Into.Unseen += Other.Unseen;
  Into.OthersUnseen += Other.OthersUnseen;
}

json toJson(const PairSample &P) {
  return {{"a", armJson(P.A)},       {"b", armJson(P.B)},
          {"log_ratio", P.LogRatio}, {"repeated", P.Repeated},
          {"noisy", P.Noisy},        {"few", P.Few},
          {"answered", P.Answered},  {"others", P.Others},
          {"unseen", P.Unseen},      {"others_unseen", P.OthersUnseen},
          {"failure", P.Failure},    {"failure_reason", P.FailureReason}};
}

std::optional<PairSample> pairSample(const json &J) {
  PairSample P;
  double Repeated = 0, Noisy = 0, Few = 0, Answered = 0, Others = 0, Unseen = 0,
         OthersUnseen = 0;
  if (!J.is_object() || !J.contains("a") || !J.contains("b") ||
      !armSample(J["a"], P.A) || !armSample(J["b"], P.B) ||
      !numbers(J, "log_ratio", P.LogRatio) ||
      !number(J, "repeated", Repeated) || !number(J, "noisy", Noisy) ||
      !number(J, "few", Few) || !number(J, "answered", Answered) ||
      !number(J, "others", Others) || !number(J, "unseen", Unseen) ||
      !number(J, "others_unseen", OthersUnseen))
    return std::nullopt;
  P.Repeated = unsigned(Repeated);
  P.Noisy = unsigned(Noisy);
  P.Few = unsigned(Few);
  P.Answered = uint64_t(Answered);
  P.Others = uint64_t(Others);
  P.Unseen = uint64_t(Unseen);
  P.OthersUnseen = uint64_t(OthersUnseen);
  P.Failure = J.value("failure", "");
  P.FailureReason = J.value("failure_reason", "");
  return P;
}

} // namespace crinn::eval
