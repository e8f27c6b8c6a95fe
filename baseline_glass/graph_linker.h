//===- graph_linker.h - what the builders share --------------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// A linker is one thread's: it searches a graph that nobody changes meanwhile,
/// and writes rows that nobody else reads. So builders work in two steps that
/// alternate: each new node finds its neighbours and writes its own row; then
/// each node that was chosen by new ones takes them all into its row. Neither
/// step needs a lock or depends on threads (as ParlayANN's batches).

#ifndef CRINN_BASELINE_GLASS_GRAPH_LINKER_H
#define CRINN_BASELINE_GLASS_GRAPH_LINKER_H

#include "baseline_glass/graph_builder.h"
#include "baseline_glass/linear_pool.h"
#include "baseline_glass/parallel.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <span>
#include <tuple>

namespace glass {

template <typename DistT> struct Neighbour {
  DistT Distance; ///< to the centre
  int32_t Id;
  bool operator<(const Neighbour &N) const { // total, also where sums overflow
    const auto Order = std::strong_order(Distance, N.Distance);
    return Order != 0 ? Order < 0 : Id < N.Id;
  }
};

struct LinkRequest {
  int Level;
  int32_t To, From; ///< that To take From into its row
  auto operator<=>(const LinkRequest &) const = default;
};
using Requests = std::span<const LinkRequest>;

template <typename Rule> class GraphLinker {
public:
  using Dist = typename Rule::Dist;
  using Link = Neighbour<Dist>;
  std::vector<LinkRequest> Wanted; ///< emptied by linkBack

  GraphLinker(const CodeRows &Rows, const GraphParams &Params)
      : Rows(Rows), Slack(1 - 1 / Params.Relaxation) {}

  /// The computer lives until the next call.
  Computer<Rule> distanceTo(int U) { return Rows.toRow<Rule>(U, Scratch); }

  /// The Width nearest nodes that the level's links lead to from Start.
  const LinearPool<Dist> &findNear(const HnswGraph &Graph,
                                   const Computer<Rule> &Distance, int Start,
                                   int Level, int Width) {
    Visited.reset(Graph.size());
    Visited.set(Start);
    Found.reset(Width, Width);
    Found.insert(Start, Distance(Start));
    while (Found.hasNext()) {
      const int U = Found.pop();
      const int32_t *Links = Graph.links(U, Level);
      for (int I = 0; I < Graph.capacity(Level); ++I) {
        const int V = Links[I];
        if (V == HnswGraph::Sentinel)
          break;
        if (const int A = I + Ahead; A < Graph.capacity(Level) && Links[A] >= 0)
          Distance.prefetch(Links[A], 2);
        if (Visited.test(V))
          continue;
        Visited.set(V);
        const Dist D = Distance(V);
        Found.insert(V, D);
      }
    }
    return Found;
  }

  /// The nearest node that a walk from the entry point finds above Lowest.
  int descend(const HnswGraph &Graph, const Computer<Rule> &Distance,
              int Lowest) {
    int Nearest = Graph.entryPoint();
    for (int Level = Graph.maxLevel(); Level > Lowest; --Level)
      Nearest = findNear(Graph, Distance, Nearest, Level, 1).id(0);
    return Nearest;
  }

  /// Writes the chosen of what the last search found, and of those of More that
  /// it did not meet, as the row of U, and asks them to link back.
  void link(HnswGraph &Graph, const Computer<Rule> &Distance, int U, int Level,
            int Limit, const std::vector<int32_t> &More = {}) {
    Near.clear();
    for (int I = 0; I < Found.size(); ++I)
      if (Found.id(I) != U)
        Near.push_back({Found.dist(I), Found.id(I)});
    Batch.clear();
    for (const int32_t V : More)
      if (!Visited.test(V))
        Batch.push_back(V);
    addNear(Distance, Batch);
    writeRow(Graph, U, Level, Limit);
    for (const Link &N : Chosen)
      Wanted.push_back({Level, N.Id, U});
  }

  /// Does what the linkers were asked, in an order of its own.
  static void linkBack(HnswGraph &Graph, std::vector<GraphLinker> &Linkers) {
    std::vector<LinkRequest> All;
    for (GraphLinker &L : Linkers) {
      All.insert(All.end(), L.Wanted.begin(), L.Wanted.end());
      L.Wanted.clear();
    }
    std::sort(All.begin(), All.end());
    std::vector<std::tuple<int32_t, int, Requests>> Groups;
    for (auto First = All.begin(), End = First; First != All.end();
         First = End) {
      const LinkRequest Last = {First->Level, First->To, INT32_MAX};
      End = std::upper_bound(First, All.end(), Last);
      Groups.emplace_back(First->To, First->Level, Requests(First, End));
    }
    parallelFor(Groups.size(), int(Linkers.size()), [&](size_t I, size_t T) {
      const auto &[To, Level, Asked] = Groups[I];
      GraphLinker &Linker = Linkers[T];
      Linker.addLinks(Graph, Level, To, Asked);
    });
  }

private:
  /// Links V to all that ask for it; its row is pruned if it has no room.
  void addLinks(HnswGraph &Graph, int Level, int V, Requests Asked) {
    int32_t *Row = Graph.links(V, Level);
    int32_t *End = Row + Graph.capacity(Level);
    int32_t *Free = std::find(Row, End, HnswGraph::Sentinel);
    Batch.clear();
    for (const LinkRequest &R : Asked) {
      if (std::find(Row, Free, R.From) != Free)
        continue;
      if (Free != End)
        *Free++ = R.From;
      else
        Batch.push_back(R.From);
    }
    if (Batch.empty())
      return;
    Batch.insert(Batch.end(), Row, End);
    Near.clear();
    addNear(distanceTo(V), Batch);
    writeRow(Graph, V, Level, Graph.capacity(Level));
  }

  void addNear(const Computer<Rule> &Distance,
               const std::vector<int32_t> &Ids) {
    Distances.resize(Ids.size());
    Distance.many(Ids.data(), Ids.size(), Distances.data());
    for (size_t I = 0; I < Ids.size(); ++I)
      Near.push_back({Distances[I], Ids[I]});
  }

  /// A row is linked to neighbours that lie in different directions: one is
  /// taken if it is nearer to the centre than to any neighbour taken before it.
  /// With a relaxation above 1 also if it is that factor further away; written
  /// as a slack, that holds for negative distances too.
  ///
  /// A twin, which is equal to one taken, only fills room that is left: a crowd
  /// of equal rows would otherwise fill each other's links.
  void choose(int Limit) {
    Chosen.clear();
    Twins.clear();
    for (const Link &N : Near) {
      if (int(Chosen.size()) == Limit)
        break;
      const auto Distance = Rows.toRow<Rule>(N.Id, ChoiceScratch);
      const Dist Bound =
          N.Distance - Dist(Slack * std::fabs(float(N.Distance)));
      bool Occluded = false, Twin = false;
      for (const Link &C : Chosen) {
        const Dist D = Distance(C.Id);
        Occluded = D < Bound;
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
  }

  /// Sorts Near and writes the chosen of it as the row of U.
  void writeRow(HnswGraph &Graph, int U, int Level, int Limit) {
    std::sort(Near.begin(), Near.end());
    choose(Limit);
    int32_t *Row = Graph.links(U, Level);
    std::fill_n(Row, Graph.capacity(Level), HnswGraph::Sentinel);
    for (size_t I = 0; I < Chosen.size(); ++I)
      Row[I] = Chosen[I].Id;
  }

  static constexpr int Ahead = 3; ///< places, to the row that is fetched
  const CodeRows &Rows;
  const float Slack;
  QueryScratch Scratch, ChoiceScratch;
  VisitedSet Visited;
  LinearPool<Dist> Found;
  std::vector<int32_t> Batch;
  std::vector<Dist> Distances;
  std::vector<Link> Near, Chosen, Twins;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_GRAPH_LINKER_H
