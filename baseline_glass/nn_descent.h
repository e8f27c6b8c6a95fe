//===- nn_descent.h - a graph of nearest neighbours ----------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// NN-Descent (Dong et al., 2011): a neighbour of a neighbour is likely to be a
/// neighbour. Lists start at random; in each round a node looks at the lists of
/// those it links to and of some that link to it, where a list has changed, and
/// keeps the nearest. It reads the lists of the round before and writes its own
/// alone, so the result does not depend on threads.

#ifndef CRINN_BASELINE_GLASS_NN_DESCENT_H
#define CRINN_BASELINE_GLASS_NN_DESCENT_H

#include "baseline_glass/graph_linker.h"

#include <numeric>
#include <random>

namespace glass {

/// The numbers below N in an order drawn from Seed.
inline std::vector<int32_t> shuffled(size_t N, uint64_t Seed) {
  std::vector<int32_t> Order(N);
  std::iota(Order.begin(), Order.end(), 0);
  std::mt19937_64 Random(Seed);
  for (size_t I = N; I > 1; --I)
    std::swap(Order[I - 1], Order[size_t(Random() % I)]);
  return Order;
}

template <typename Rule> class NnDescent {
  using Ids = std::vector<int32_t>;

public:
  NnDescent(const CodeRows &Rows, const GraphParams &Params)
      : Rows(Rows), Params(Params), N(Rows.size()),
        Count(std::min(size_t(Params.Degree), N - (N > 0))), Lists(N), Best(N),
        Workers(size_t(Params.Threads)) {}

  /// The Degree nearest that it finds of each row, nearest first.
  const std::vector<Ids> &run() {
    std::vector<char> Changed(N, 1);
    for (int Round = 0; Round < Rounds; ++Round) {
      std::vector<Ids> Back = reverse();
      std::vector<char> Changes(N);
      parallelFor(N, Params.Threads, [&](size_t U, size_t T) {
        Worker &W = Workers[T];
        W.Met.reset(int(N));
        W.Met.set(int(U));
        for (const int32_t V : Lists[U])
          W.Met.set(V);
        W.Batch.clear();
        std::mt19937 Random(uint32_t(Params.Seed + U));
        while (Round == 0 && W.Batch.size() < Count)
          meet(int(Random() % N), W);
        for (const Ids *Through : {&Lists[U], &Back[U]})
          for (const int32_t V : *Through)
            if (Changed[U] || Changed[size_t(V)])
              for (const Ids *Far : {&Lists[size_t(V)], &Back[size_t(V)]})
                for (size_t I = 0; I < std::min(Sample, Far->size()); ++I)
                  meet((*Far)[I], W);
        Changes[U] = keepNearest(int(U), W);
      });
      Changed = std::move(Changes);
      for (size_t U = 0; U < N; ++U) {
        Lists[U].clear();
        for (const auto &L : Best[U])
          Lists[U].push_back(L.Id);
      }
    }
    return Lists;
  }

private:
  static constexpr int Rounds = 8;
  static constexpr size_t Sample = 12; ///< of a list, that others look at

  struct Worker {
    QueryScratch Scratch;
    VisitedSet Met;
    Ids Batch;
    std::vector<typename Rule::Dist> Distances;
  };

  static void meet(int V, Worker &W) {
    if (W.Met.test(V))
      return;
    W.Met.set(V);
    W.Batch.push_back(V);
  }

  /// For each node the first that link to it, in an order drawn at random.
  std::vector<Ids> reverse() const {
    std::vector<Ids> Back(N);
    for (const int32_t U : shuffled(N, Params.Seed)) {
      const Ids &List = Lists[size_t(U)];
      for (size_t I = 0; I < std::min(Sample, List.size()); ++I)
        if (Ids &B = Back[size_t(List[I])]; B.size() < Sample)
          B.push_back(U);
    }
    return Back;
  }

  /// True if one of the batch is among them.
  bool keepNearest(int U, Worker &W) {
    W.Distances.resize(W.Batch.size());
    Rows.toRow<Rule>(U, W.Scratch)
        .many(W.Batch.data(), W.Batch.size(), W.Distances.data());
    auto &List = Best[size_t(U)];
    const size_t Before = List.size();
    for (size_t I = 0; I < W.Batch.size(); ++I)
      if (Before < Count || W.Distances[I] < List[Before - 1].Distance)
        List.push_back({W.Distances[I], W.Batch[I]});
    const bool Changed = List.size() > Before;
    std::sort(List.begin(), List.end());
    List.resize(std::min(List.size(), Count));
    return Changed;
  }

  const CodeRows &Rows;
  const GraphParams &Params;
  const size_t N, Count;
  std::vector<Ids> Lists; ///< the ids of Best, as of the round before
  std::vector<std::vector<Neighbour<typename Rule::Dist>>> Best;
  std::vector<Worker> Workers;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_NN_DESCENT_H
