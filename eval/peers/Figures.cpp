//===- Figures.cpp - Table 3 of a run ---------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/peers/Figures.h"
#include "eval/judge/Curve.h"

#include <cmath>

namespace crinn::eval {

const std::vector<Column> Columns = {{0.90, 0.90},
                                     {0.95, 0.95},
                                     {0.99, 0.99},
                                     {0.999, 0.999},
                                     {WindowLow, WindowHigh},
                                     {WindowHigh, 0.999}};

namespace {

using Series = std::vector<double> PeerPoint::*;

std::optional<double> atColumn(const std::vector<CurvePoint> &Envelope,
                               Column C) {
  if (C.isWindow())
    return meanQps(Envelope, C.Low, C.High);
  std::optional<double> Ln = lnQpsAt(Envelope, C.Low);
  return Ln ? std::optional(std::exp(*Ln)) : std::nullopt;
}

/// A column's figure in each round; empty where the curve does not reach it.
std::vector<double> perRound(const PeerOutcome &P, unsigned Rounds, Column C,
                             Series Of) {
  std::vector<double> Out;
  for (unsigned R = 0; R < Rounds; ++R) {
    std::vector<CurvePoint> Curve;
    for (const PeerPoint &X : P.Points)
      Curve.push_back({X.Recall, (X.*Of)[R]});
    // Whether a curve gets there is a matter of recall alone, so the same in
    // every round.
    if (auto Q = atColumn(envelope(Curve), C))
      Out.push_back(*Q);
  }
  return Out;
}

double lowestRecall(const PeerOutcome &P) {
  double Low = 1;
  for (const PeerPoint &X : P.Points)
    Low = std::min(Low, X.Recall);
  return Low;
}

} // namespace

GainLevel gainLevel(unsigned Rounds) {
  GainLevel L;
  L.Rank = signRank(Rounds, FamilyLevel);
  if (L.Rank)
    L.Error = 2 * binomialTail(Rounds, int(L.Rank) - 1);
  return L;
}

std::vector<std::vector<Figure>> figures(const PeersRun &Run) {
  std::vector<std::vector<Figure>> Table(Run.Peers.size(),
                                         std::vector<Figure>(Columns.size()));
  for (size_t C = 0; C < Columns.size(); ++C) {
    std::vector<std::vector<double>> Qps(Run.Peers.size());
    for (size_t I = 0; I < Run.Peers.size(); ++I) {
      const PeerOutcome &P = Run.Peers[I];
      if (P.Failure)
        continue;
      Qps[I] = perRound(P, Run.Rounds, Columns[C], &PeerPoint::Qps);
      if (Qps[I].empty())
        continue;
      Figure &F = Table[I][C];
      F.Qps = median(Qps[I]);
      F.WallQps =
          median(perRound(P, Run.Rounds, Columns[C], &PeerPoint::WallQps));
      F.Flat = lowestRecall(P) > Columns[C].Low;
    }
    for (size_t I = 0; I < Run.Peers.size(); ++I) {
      Figure &F = Table[I][C];
      if (!F.Qps)
        continue;
      for (size_t J = 0; J < Run.Peers.size(); ++J)
        if (J != I && Table[J][C].Qps &&
            (F.BestOther < 0 ||
             *Table[J][C].Qps > *Table[size_t(F.BestOther)][C].Qps))
          F.BestOther = int(J);
      if (F.BestOther < 0)
        continue;
      std::vector<double> Logs;
      for (unsigned R = 0; R < Run.Rounds; ++R)
        Logs.push_back(std::log(Qps[I][R] / Qps[size_t(F.BestOther)][R]));
      F.Gain = signInterval(Logs, gainLevel(Run.Rounds).Rank);
    }
  }
  return Table;
}

} // namespace crinn::eval
