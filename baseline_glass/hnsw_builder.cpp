//===- hnsw_builder.cpp - construction of the graph -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A node's rows are guarded by its own lock; a row is copied out before its
/// links are followed, so no distance is computed under a lock of the search.
/// The lock on the entry point is held only by inserts that raise the highest
/// level.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/hnsw_builder.h"

#include "baseline_glass/fp32_quantizer.h"
#include "baseline_glass/linear_pool.h"
#include "baseline_glass/neighbour_selector.h"
#include "baseline_glass/reach_tree.h"
#include "baseline_glass/sq8_quantizer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <random>
#include <thread>
#include <tuple>
#include <vector>

namespace glass {
namespace {

/// A lock of one byte, held for the time it takes to copy or prune a row.
class SpinLock {
public:
  void lock() {
    while (Flag.test_and_set(std::memory_order_acquire))
      std::this_thread::yield();
  }
  void unlock() { Flag.clear(std::memory_order_release); }

private:
  std::atomic_flag Flag = ATOMIC_FLAG_INIT;
};

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

template <typename Quantizer> class Builder {
  using Dist = typename Quantizer::Dist;
  using Pool = LinearPool<Dist>;
  using Link = Neighbour<Dist>;

public:
  Builder(const Quantizer &Rows, const GraphParams &Params, HnswGraph &Graph)
      : Rows(Rows), Params(Params), Graph(Graph), Locks(size_t(Graph.size())) {}

  void run() {
    const int N = Graph.size();
    if (N == 0)
      return;
    Graph.setEntryPoint(0);
    std::atomic<int> NextNode = 1;
    const auto Work = [&] {
      Worker W(*this);
      for (int U; (U = NextNode.fetch_add(1)) < N;)
        W.insert(U);
    };
    std::vector<std::jthread> Others;
    for (int I = 1; I < Params.Threads; ++I)
      Others.emplace_back(Work);
    Work();
    Others.clear(); // joins
    linkUnreached();
  }

private:
  /// What one thread needs; nothing is allocated per insert once warm.
  class Worker {
  public:
    explicit Worker(Builder &B)
        : B(B), Graph(B.Graph), Selector(B.Rows),
          SeenIn(size_t(Graph.size()), 0) {}

    /// Leaves in Links the nodes near U that the entry point leads to.
    const std::vector<int> &findReached(int U) {
      searchLevel(U, distanceTo(U), Graph.entryPoint(), 0);
      Links.clear();
      for (int I = 0; I < Found.size(); ++I)
        Links.push_back(Found.id(I));
      return Links;
    }

    void insert(int U) {
      std::unique_lock EntryLock(B.EntryMutex);
      int Nearest = Graph.entryPoint();
      const int Top = Graph.level(Nearest);
      if (Graph.level(U) <= Top)
        EntryLock.unlock();
      const auto Distance = distanceTo(U);
      for (int Level = Top; Level > Graph.level(U); --Level)
        Nearest = descend(Distance, Nearest, Level);
      for (int Level = std::min(Top, Graph.level(U)); Level >= 0; --Level) {
        searchLevel(U, Distance, Nearest, Level);
        Nearest = Found.id(0);
        connect(U, Level);
      }
      if (Graph.level(U) > Top)
        Graph.setEntryPoint(U);
    }

  private:
    auto distanceTo(int U) const {
      return B.Rows.computer(B.Rows.rows().row(size_t(U)));
    }

    void copyLinks(int U, int Level) {
      const std::lock_guard Guard(B.Locks[size_t(U)]);
      const int32_t *Row = Graph.links(U, Level);
      const int32_t *End = Row + Graph.capacity(Level);
      Links.assign(Row, std::find(Row, End, HnswGraph::Sentinel));
    }

    template <typename Computer>
    int descend(const Computer &Distance, int Nearest, int Level) {
      Dist Best = Distance(Nearest);
      for (bool Moved = true; Moved;) {
        Moved = false;
        copyLinks(Nearest, Level);
        for (const int V : Links) {
          const Dist D = Distance(V);
          if (D < Best) {
            Best = D;
            Nearest = V;
            Moved = true;
          }
        }
      }
      return Nearest;
    }

    /// Leaves in Found the nodes near U that the level's links lead to.
    template <typename Computer>
    void searchLevel(int U, const Computer &Distance, int Start, int Level) {
      if (++Round == 0) {
        std::fill(SeenIn.begin(), SeenIn.end(), 0);
        Round = 1;
      }
      SeenIn[size_t(U)] = Round; // another thread may have linked to U already
      SeenIn[size_t(Start)] = Round;
      Found.reset(B.Params.EfConstruction, B.Params.EfConstruction);
      Found.insert(Start, Distance(Start));
      while (Found.hasNext()) {
        copyLinks(Found.pop(), Level);
        for (const int V : Links) {
          if (SeenIn[size_t(V)] == Round)
            continue;
          SeenIn[size_t(V)] = Round;
          Found.insert(V, Distance(V));
        }
      }
    }

    /// Links U and the chosen of Found both ways.
    void connect(int U, int Level) {
      Near.clear();
      for (int I = 0; I < Found.size(); ++I)
        Near.push_back({Found.id(I), Found.dist(I)});
      Back = Selector.select(Near, Graph.upperDegree());
      {
        const std::lock_guard Guard(B.Locks[size_t(U)]);
        writeRow(U, Level, Back);
      }
      for (const Link &N : Back)
        addReverseLink(N.Id, {U, N.Distance}, Level);
    }

    void addReverseLink(int V, Link U, int Level) {
      const std::lock_guard Guard(B.Locks[size_t(V)]);
      int32_t *Row = Graph.links(V, Level);
      int32_t *End = Row + Graph.capacity(Level);
      int32_t *Free = std::find(Row, End, HnswGraph::Sentinel);
      if (std::find(Row, Free, U.Id) != Free)
        return;
      if (Free != End) {
        *Free = U.Id;
        return;
      }
      const auto Distance = distanceTo(V);
      Near.assign(1, U);
      for (const int32_t *P = Row; P != End; ++P)
        Near.push_back({*P, Distance(*P)});
      std::sort(Near.begin(), Near.end(), [](const Link &A, const Link &B) {
        return std::tie(A.Distance, A.Id) < std::tie(B.Distance, B.Id);
      });
      writeRow(V, Level, Selector.select(Near, Graph.capacity(Level)));
    }

    void writeRow(int U, int Level, const std::vector<Link> &Chosen) {
      int32_t *Row = Graph.links(U, Level);
      std::fill_n(Row, Graph.capacity(Level), HnswGraph::Sentinel);
      for (size_t I = 0; I < Chosen.size(); ++I)
        Row[I] = Chosen[I].Id;
    }

    Builder &B;
    HnswGraph &Graph;
    NeighbourSelector<Quantizer> Selector;
    std::vector<uint32_t> SeenIn; ///< the round in which a node was last met
    uint32_t Round = 0;
    Pool Found;
    std::vector<int> Links;
    std::vector<Link> Near, Back;
  };

  void linkUnreached() {
    ReachTree Tree(Graph);
    Worker W(*this);
    for (int U = 0; U < Graph.size(); ++U)
      if (!Tree.reaches(U))
        Tree.linkTo(U, W.findReached(U));
  }

  const Quantizer &Rows;
  const GraphParams &Params;
  HnswGraph &Graph;
  std::vector<SpinLock> Locks;
  std::mutex EntryMutex;
};

} // namespace

template <typename Quantizer>
Expected<HnswGraph> buildHnsw(const Quantizer &Rows,
                              const GraphParams &Params) {
  const auto Refuse = [](const char *What) {
    return Error{ErrorCode::InvalidArgument, What};
  };
  if (Params.Degree < 4 || Params.Degree > 512 || Params.Degree % 2 != 0)
    return Refuse("R: not an even number from 4 to 512");
  if (Params.EfConstruction < 1 || Params.EfConstruction > 100000)
    return Refuse("ef_construction: not from 1 to 100000");
  if (Params.Threads < 1 || Params.Threads > 1024)
    return Refuse("threads: not from 1 to 1024");
  HnswGraph Graph;
  if (!Graph.allocate(Params.Degree, drawLevels(Rows.rows().size(), Params)))
    return Error{ErrorCode::OutOfMemory, "graph: no memory"};
  Builder<Quantizer>(Rows, Params, Graph).run();
  return Graph;
}

template Expected<HnswGraph> buildHnsw(const Fp32Quantizer<Metric::L2> &,
                                       const GraphParams &);
template Expected<HnswGraph>
buildHnsw(const Fp32Quantizer<Metric::InnerProduct> &, const GraphParams &);
template Expected<HnswGraph> buildHnsw(const Sq8Quantizer<Metric::L2> &,
                                       const GraphParams &);
template Expected<HnswGraph>
buildHnsw(const Sq8Quantizer<Metric::InnerProduct> &, const GraphParams &);

} // namespace glass
