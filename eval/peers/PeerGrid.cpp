//===- PeerGrid.cpp - beam widths up to recall 0.999 ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/peers/PeerGrid.h"

#include <map>
#include <set>

namespace crinn::eval {

namespace {

/// Recall moves between the probe's queries and a round's: a point that much
/// above 0.999 makes sure that the curve gets there.
constexpr double EndRecall = 0.9995;
constexpr uint32_t LargestEf = 16384;

struct Bracket {
  double Recall, Gap;
};
/// Gaps shrink towards 1, where a step of recall costs the more the higher.
constexpr Bracket Brackets[] = {
    {0.90, 0.02}, {0.97, 0.02}, {0.995, 0.003}, {0.999, 0.001}};

class Finder {
public:
  explicit Finder(const EfProbe &Probe) : Probe(Probe) {}

  Result<EfPoint> probe(uint32_t Ef) {
    if (auto It = Points.find(Ef); It != Points.end())
      return It->second;
    Result<EfPoint> P = Probe(Ef);
    if (P)
      Points[Ef] = *P;
    return P;
  }

  Status extend() {
    while (Points.rbegin()->second.Recall < EndRecall &&
           Points.rbegin()->first * 2 <= LargestEf) {
      double Before = Points.rbegin()->second.Recall;
      Result<EfPoint> P = probe(Points.rbegin()->first * 2);
      if (!P)
        return P.takeError();
      if (P->Recall < Before + 0.0002) // two of 10,000 neighbours
        break;
    }
    return success();
  }

  Status enclose(Bracket B, std::set<uint32_t> &Keep) {
    for (;;) {
      auto Hi = Points.begin();
      while (Hi != Points.end() && Hi->second.Recall < B.Recall)
        ++Hi;
      if (Hi == Points.begin() || Hi == Points.end())
        return success();
      auto Lo = std::prev(Hi);
      if (Hi->first - Lo->first <= 1 ||
          Hi->second.Recall - Lo->second.Recall <= B.Gap) {
        Keep.insert({Lo->first, Hi->first});
        return success();
      }
      Result<EfPoint> P = probe(Lo->first + (Hi->first - Lo->first) / 2);
      if (!P)
        return P.takeError();
    }
  }

  std::map<uint32_t, EfPoint> Points;

private:
  const EfProbe &Probe;
};

} // namespace

Result<std::vector<EfPoint>> peerGrid(const std::vector<uint32_t> &Start,
                                      const EfProbe &Probe) {
  Finder F(Probe);
  auto Window = refineGrid(Start, [&](uint32_t Ef) { return F.probe(Ef); });
  if (!Window)
    return Window;
  std::set<uint32_t> Keep;
  for (const EfPoint &P : *Window)
    Keep.insert(P.Ef);
  if (Status S = F.extend(); !S)
    return S.takeError();
  for (Bracket B : Brackets)
    if (Status S = F.enclose(B, Keep); !S)
      return S.takeError();
  // The first that is sure to reach the end, or the end there is.
  for (const auto &[Ef, P] : F.Points)
    if (P.Recall >= EndRecall || Ef == F.Points.rbegin()->first) {
      Keep.insert(Ef);
      break;
    }
  std::vector<EfPoint> Out;
  for (uint32_t Ef : Keep)
    Out.push_back(F.Points[Ef]);
  return Out;
}

} // namespace crinn::eval
