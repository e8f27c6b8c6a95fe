//===- Grid.cpp - beam widths that bracket the window -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Grid.h"
#include "eval/judge/Curve.h"

#include <cmath>
#include <map>
#include <set>

namespace crinn::eval {

namespace {

/// Close enough: over 0.01 of recall ln QPS departs from a line by less than
/// the noise of a comparison.
constexpr double BracketGap = 0.01;
constexpr double HighRecall = 0.99;  // a figure that is printed
constexpr double MostRecall = 0.999; // the end of the second window
constexpr uint32_t LargestEf = 4096;

class Refiner {
public:
  explicit Refiner(const EfProbe &Probe) : Probe(Probe) {}

  Status add(uint32_t Ef) {
    if (Points.count(Ef))
      return success();
    Result<EfPoint> P = Probe(Ef);
    if (!P)
      return P.takeError();
    Points[Ef] = *P;
    return success();
  }

  /// Halves and doubles beyond the given list while that still moves recall.
  Status extend() {
    while (Points.begin()->second.Recall > WindowLow &&
           Points.begin()->first > 1) {
      double Before = Points.begin()->second.Recall;
      uint32_t Half = Points.begin()->first / 2;
      if (Status S = add(Half); !S)
        return S;
      if (Points.begin()->second.Recall >= Before) {
        Points.erase(Half); // ef below k means k to this library
        break;
      }
    }
    while (Points.rbegin()->second.Recall < MostRecall &&
           Points.rbegin()->first * 2 <= LargestEf) {
      double Before = Points.rbegin()->second.Recall;
      if (Status S = add(Points.rbegin()->first * 2); !S)
        return S;
      if (Points.rbegin()->second.Recall < Before + 0.001)
        break;
    }
    return success();
  }

  /// The neighbours around \p Recall, or end() twice.
  auto bracket(double Recall) {
    auto Hi = Points.begin();
    while (Hi != Points.end() && Hi->second.Recall < Recall)
      ++Hi;
    if (Hi == Points.begin() || Hi == Points.end())
      return std::pair(Points.end(), Points.end());
    return std::pair(std::prev(Hi), Hi);
  }

  Status bisect(double Recall, double Gap) {
    for (;;) {
      auto [Lo, Hi] = bracket(Recall);
      if (Lo == Points.end() || Hi->first - Lo->first <= 1 ||
          Hi->second.Recall - Lo->second.Recall <= Gap)
        return success();
      if (Status S = add(Lo->first + (Hi->first - Lo->first) / 2); !S)
        return S;
    }
  }

  std::vector<EfPoint> select() {
    std::set<uint32_t> Keep;
    for (double R : {WindowLow, WindowHigh, HighRecall, MostRecall})
      if (auto [Lo, Hi] = bracket(R); Lo != Points.end())
        Keep.insert({Lo->first, Hi->first});
    // Inside the window one point per 0.02 of recall; more would cost time and
    // tell nothing new.
    double Last = 0;
    for (const auto &[Ef, P] : Points)
      if (P.Recall > WindowLow && P.Recall < WindowHigh &&
          P.Recall >= Last + 0.02) {
        Keep.insert(Ef);
        Last = P.Recall;
      }
    // Without a bracket on a side the curve begins or ends there.
    if (Points.begin()->second.Recall > WindowLow)
      Keep.insert(Points.begin()->first);
    if (Points.rbegin()->second.Recall < MostRecall)
      Keep.insert(Points.rbegin()->first);
    std::vector<EfPoint> Out;
    for (uint32_t Ef : Keep)
      Out.push_back(Points[Ef]);
    return Out;
  }

private:
  const EfProbe &Probe;
  std::map<uint32_t, EfPoint> Points;
};

} // namespace

nlohmann::json toJson(const std::vector<EfPoint> &Grid) {
  nlohmann::json Out = nlohmann::json::array();
  for (const EfPoint &P : Grid)
    Out.push_back({P.Ef, P.Recall, P.QuerySeconds});
  return Out;
}

std::vector<EfPoint> efPoints(const nlohmann::json &J) {
  std::vector<EfPoint> Grid;
  for (const nlohmann::json &P : J)
    Grid.push_back(
        {P[0].get<uint32_t>(), P[1].get<double>(), P[2].get<double>()});
  return Grid;
}

Result<std::vector<EfPoint>> refineGrid(const std::vector<uint32_t> &Start,
                                        const EfProbe &Probe) {
  Refiner R(Probe);
  for (uint32_t Ef : Start)
    if (Status S = R.add(Ef); !S)
      return S.takeError();
  if (Status S = R.extend(); !S)
    return S.takeError();
  for (auto [Recall, Gap] :
       {std::pair{WindowLow, BracketGap}, std::pair{WindowHigh, BracketGap},
        std::pair{HighRecall, 0.005}, std::pair{MostRecall, 0.005}})
    if (Status S = R.bisect(Recall, Gap); !S)
      return S.takeError();
  return R.select();
}

} // namespace crinn::eval
