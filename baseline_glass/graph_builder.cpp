//===- graph_builder.cpp - the two builders -------------------------------===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// HNSW: a new node descends greedily to its own level, searches each level
/// from there on with a beam of EfConstruction, chooses diverse neighbours, and
/// is linked both ways. Levels are drawn in advance. A node of the highest
/// level goes first and stays the entry point; the others follow in an order
/// drawn at random, since nodes of one batch do not see each other, in batches
/// that double until they are 1/256 of all (ParlayANN takes 1/50).
/// NSG (Fu et al., 2019), much: search each row in a graph of nearest
/// neighbours, choose diverse ones of what was met and of its nearest, link
/// back. The upper levels are those of HNSW: from the middle of the data, where
/// NSG enters, distant clusters are hard to reach. Random numbers avoid the
/// distributions of the standard library, which differ from one to another.

#include "baseline_glass/nn_descent.h"

#include <cmath>

namespace glass {
namespace {

/// Level l with probability M^-l (1 - 1/M), M half the degree.
std::vector<uint8_t> drawLevels(size_t N, const GraphParams &Params) {
  constexpr double MaxLevel = 30;
  std::mt19937_64 Random(Params.Seed);
  const double Scale = 1 / std::log(double(Params.Degree) / 2);
  std::vector<uint8_t> Levels(N);
  for (uint8_t &Level : Levels) {
    const double Uniform = (double(Random() >> 11) + 1) * 0x1p-53; // (0, 1]
    Level = uint8_t(std::min(-std::log(Uniform) * Scale, MaxLevel));
  }
  return Levels;
}

template <typename Rule> class Builder {
public:
  Builder(const CodeRows &Rows, const GraphParams &Params, HnswGraph &Graph)
      : Rows(Rows), Params(Params), Graph(Graph), N(Rows.size()) {
    for (int T = 0; T < Params.Threads; ++T)
      Linkers.emplace_back(Rows, Params);
    Graph.allocate(Params.Degree, drawLevels(N, Params));
    const auto &Levels = Graph.levels();
    if (N > 0)
      Graph.setEntryPoint(
          int(std::max_element(Levels.begin(), Levels.end()) - Levels.begin()));
  }

  void run() {
    const bool IsNsg = Params.Builder == BuilderKind::NSG;
    insertAll(IsNsg);
    if (IsNsg)
      linkLevel0();
    ReachTree Tree(Graph);
    for (int U = 0; U < Graph.size(); ++U)
      if (!Tree.reaches(U))
        Tree.linkTo(U, Linkers[0].findNear(Graph, Linkers[0].distanceTo(U),
                                           Graph.entryPoint(), 0,
                                           Params.EfConstruction));
  }

private:
  /// Links the nodes that have the level Lowest on all levels from it on.
  void insertAll(int Lowest) {
    std::vector<int32_t> Order = shuffled(N, Params.Seed);
    std::erase_if(Order, [&](int U) { return Graph.level(U) < Lowest; });
    const auto Entry =
        std::find(Order.begin(), Order.end(), Graph.entryPoint());
    if (Entry != Order.end())
      std::swap(Order[0], *Entry);
    const size_t MaxBatch = Order.size() / 256 + 1;
    for (size_t Done = 1, Count; Done < Order.size(); Done += Count) {
      Count = std::min({Done, MaxBatch, Order.size() - Done});
      parallelFor(Count, Params.Threads, [&](size_t I, size_t T) {
        insert(Linkers[T], Order[Done + I], Lowest);
      });
      GraphLinker<Rule>::linkBack(Graph, Linkers);
    }
  }

  /// Writes the rows of U; no other row changes.
  void insert(GraphLinker<Rule> &Linker, int U, int Lowest) {
    const int Ef = Params.EfConstruction;
    const auto Distance = Linker.distanceTo(U);
    int Nearest = Linker.descend(Graph, Distance, Graph.level(U));
    for (int Level = Graph.level(U); Level >= Lowest; --Level) {
      Nearest = Linker.findNear(Graph, Distance, Nearest, Level, Ef).id(0);
      Linker.link(Graph, Distance, U, Level, Graph.upperDegree());
    }
  }

  void linkLevel0() {
    NnDescent<Rule> Descent(Rows, Params);
    const auto &Nearest = Descent.run();
    HnswGraph Knn;
    Knn.allocate(Params.Degree, std::vector<uint8_t>(N));
    for (size_t U = 0; U < N; ++U)
      std::copy(Nearest[U].begin(), Nearest[U].end(), Knn.links(int(U), 0));
    parallelFor(N, Params.Threads, [&](size_t U, size_t T) {
      const auto Distance = Linkers[T].distanceTo(int(U));
      const int Start = Linkers[T].descend(Graph, Distance, 0);
      Linkers[T].findNear(Knn, Distance, Start, 0, Params.EfConstruction);
      Linkers[T].link(Graph, Distance, int(U), 0, Params.Degree, Nearest[U]);
    });
    GraphLinker<Rule>::linkBack(Graph, Linkers);
  }

  const CodeRows &Rows;
  const GraphParams &Params;
  HnswGraph &Graph;
  const size_t N;
  std::vector<GraphLinker<Rule>> Linkers;
};

} // namespace

const char *findFault(const GraphParams &P) {
  if (P.Builder > BuilderKind::NSG)
    return "builder: unknown";
  if (P.Degree < 4 || P.Degree > 512 || P.Degree % 2 != 0)
    return "R: not an even number from 4 to 512";
  if (P.EfConstruction < 1 || P.EfConstruction > 100000)
    return "ef_construction: not from 1 to 100000";
  if (!(P.Relaxation >= 1 && P.Relaxation <= 2))
    return "relaxation: not from 1 to 2";
  if (P.Threads < 1 || P.Threads > 1024)
    return "threads: not from 1 to 1024";
  return nullptr;
}

HnswGraph buildGraph(const CodeRows &Rows, const GraphParams &Params) {
  HnswGraph Graph;
  Rows.withRule(
      [&](auto Rule) { Builder<decltype(Rule)>(Rows, Params, Graph).run(); });
  return Graph;
}

} // namespace glass
