//===- neighbour_selector.h - which of the near ones to link to - -*- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A row is linked to neighbours that lie in different directions: one is taken
/// if it is nearer to the centre than to any neighbour taken before it.
///
/// A twin, which is equal to one taken, only fills room that is left: a crowd
/// of equal rows would otherwise fill each other's links and shut out the rest.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_NEIGHBOUR_SELECTOR_H
#define CRINN_BASELINE_GLASS_NEIGHBOUR_SELECTOR_H

#include <algorithm>
#include <cstddef>
#include <vector>

namespace glass {

template <typename DistT> struct Neighbour {
  int Id;
  DistT Distance; ///< to the centre
};

template <typename Quantizer> class NeighbourSelector {
public:
  using Dist = typename Quantizer::Dist;

  explicit NeighbourSelector(const Quantizer &Rows) : Rows(Rows) {}

  /// Takes at most Limit of Near, which is sorted by distance. The answer lives
  /// until the next call.
  const std::vector<Neighbour<Dist>> &
  select(const std::vector<Neighbour<Dist>> &Near, int Limit) {
    Chosen.clear();
    Twins.clear();
    for (const Neighbour<Dist> &N : Near) {
      if (int(Chosen.size()) == Limit)
        break;
      const auto Distance = Rows.computer(Rows.rows().row(size_t(N.Id)));
      bool Occluded = false, Twin = false;
      for (const Neighbour<Dist> &C : Chosen) {
        const Dist D = Distance(C.Id);
        Occluded = D < N.Distance;
        Twin = C.Distance == N.Distance && D == Distance(N.Id);
        if (Occluded || Twin)
          break;
      }
      if (Twin)
        Twins.push_back(N);
      else if (!Occluded)
        Chosen.push_back(N);
    }
    Twins.resize(std::min(Twins.size(), size_t(Limit) - Chosen.size()));
    Chosen.insert(Chosen.end(), Twins.begin(), Twins.end());
    return Chosen;
  }

private:
  const Quantizer &Rows;
  std::vector<Neighbour<Dist>> Chosen, Twins;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_NEIGHBOUR_SELECTOR_H
