//===- PeerJson.cpp - a run of peers as JSON --------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Recall.h"
#include "eval/peers/Figures.h"
#include "eval/peers/Report.h"

#include <cmath>

using nlohmann::json;

namespace crinn::eval {

namespace {

json perhaps(std::optional<double> X) { return X ? json(*X) : json(); }

json bound(double X) { return std::isfinite(X) ? json(X) : json(); }

json ofFigure(const Figure &F, Column C, const PeersRun &Run) {
  json J = {{"recall", {C.Low, C.High}},      {"qps", perhaps(F.Qps)},
            {"wall_qps", perhaps(F.WallQps)}, {"flat", F.Flat},
            {"best_other", nullptr},          {"log_gain", nullptr}};
  if (F.Gain) {
    J["best_other"] = Run.Peers[size_t(F.BestOther)].P.Name;
    J["log_gain"] = {{"estimate", F.Gain->Estimate},
                     {"lower", bound(F.Gain->Lower)},
                     {"upper", bound(F.Gain->Upper)}};
  }
  return J;
}

json ofTiming(const Timing &T) { return {{"cpu", T.Cpu}, {"wall", T.Wall}}; }

json ofPeer(const PeerOutcome &O, const std::vector<Figure> &Row,
            const PeersRun &Run) {
  json J = {{"name", O.P.Name},
            {"about", O.P.About},
            {"kind", O.P.Library ? "target" : "program"},
            {"flags", O.Flags},
            {"build", json::parse(O.P.BuildParams, nullptr, false)},
            {"parameter", O.P.Library ? "ef" : O.P.Parameter},
            {"notes", O.Notes},
            {"failure", nullptr}};
  if (O.Failure) {
    J["failure"] = {{"code", O.Unfit ? "unfit" : name(O.Failure->Code)},
                    {"message", O.Failure->Message}};
    return J;
  }
  J["build_seconds"] = ofTiming(O.Build);
  J["builds"] = json::array();
  for (const Timing &T : O.Builds)
    J["builds"].push_back(ofTiming(T));
  J["load_seconds"] = ofTiming(O.Load);
  J["index_bytes"] = O.IndexBytes;
  J["peak_bytes"] = {{"build", O.BuildPeak}, {"search", O.SearchPeak}};
  J["points"] = json::array();
  for (const PeerPoint &P : O.Points)
    J["points"].push_back({{"ef", P.Ef},
                           {"recall", P.Recall},
                           {"qps", P.Qps},
                           {"wall_qps", P.WallQps}});
  J["figures"] = json::array();
  for (size_t C = 0; C < Columns.size(); ++C)
    J["figures"].push_back(ofFigure(Row[C], Columns[C], Run));
  return J;
}

} // namespace

json toJson(const PeersRun &Run) {
  const Dataset &D = *Run.Data;
  auto Rows = figures(Run);
  GainLevel L = gainLevel(Run.Rounds);
  json Peers = json::array();
  for (size_t I = 0; I < Run.Peers.size(); ++I)
    Peers.push_back(ofPeer(Run.Peers[I], Rows[I], Run));
  return {{"format", "crinn-peers-1"},
          {"dataset",
           {{"name", D.Name},
            {"sha256", D.Hash},
            {"rows", D.Base.Rows},
            {"dimensions", D.Base.Cols},
            {"distance", Run.Distance}}},
          {"machine", Run.Machine},
          {"k", TimedK},
          {"threads", 1},
          {"rounds", Run.Rounds},
          {"interleaved", Run.Together},
          {"interval_error", L.Rank ? json(L.Error) : json()},
          {"seconds", Run.Seconds},
          {"peers", Peers}};
}

} // namespace crinn::eval
