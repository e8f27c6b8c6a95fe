//===- graph.h - a graph index to be made faster, or to cheat with *- C++ -*-=//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One layer, links pruned as HNSW and Vamana do, searched best first from node
/// 0. Real, but with places planted where an honest change gains:
///
///   a distance is computed before the visited set is asked (searchFrom);
///   nothing is prefetched; each row lies in two pages, alone (Shift), and far
///     enough from the next that a line of the page table holds few (NodeRoom);
///   one distance per call, through a pointer (kernel.h).
///
//===----------------------------------------------------------------------===//

#ifndef REEF_GRAPH_H
#define REEF_GRAPH_H

#include <lib/kernel.h>
#include <lib/pool.h>

#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <thread>
#include <vector>

namespace reef {

/// What one search needs, kept between searches.
struct Scratch {
  Pool Near, Allowed;
  std::vector<uint32_t> Seen;
  uint32_t Round = 0;
  uint64_t Computed = 0; ///< distances, of the last search
};

/// Which rows a search may return; null: all.
struct Filter {
  const uint64_t *Words;
  size_t Bits;
  bool operator()(uint32_t Label) const {
    return Label < Bits && (Words[Label / 64] >> (Label % 64) & 1);
  }
};

class Graph {
public:
  static constexpr size_t Degree = 16, BuildWidth = 64;
  static constexpr size_t Page = 4096;
  static constexpr size_t NodeRoom = 5 * Page; ///< of a node, at least

  Graph(size_t D, bool InnerProduct) : D(D), Distance(kernelFor(InnerProduct)) {
    size_t Bytes = D * sizeof(float) + sizeof(Node);
    Stride = (Bytes + NodeRoom - 1) / NodeRoom * NodeRoom;
    setThreads(1);
  }
  ~Graph() { std::free(Memory); }
  Graph(const Graph &) = delete;

  size_t size() const { return N; }
  void setThreads(size_t Threads) { Scratches.resize(Threads); }
  uint64_t computed() const { return Scratches[0].Computed; }

  void insert(const float *Row, uint32_t Label) {
    for (size_t I = 0; I < N; ++I)
      if (node(I).Label == Label)
        throw std::runtime_error("the id is in use");
    add(Row, Label);
  }

  /// Rows 0 .. Count - 1 of \p Rows under these numbers.
  void build(const float *Rows, size_t Count) {
    reserve(Count);
    for (size_t I = 0; I < Count; ++I)
      add(Rows + I * D, uint32_t(I));
  }

  /// How many were found: nearest first in \p Ids and \p Distances.
  int search(const float *Query, size_t K, size_t Ef, uint32_t *Ids,
             float *Distances, const Filter *Only = nullptr) {
    refuseNan(Query, 1);
    return search(Scratches[0], Query, K, Ef, Ids, Distances, Only);
  }

  void searchBatch(const float *Queries, size_t Count, size_t K, size_t Ef,
                   uint32_t *Ids, float *Distances, int32_t *Found) {
    refuseNan(Queries, Count); // here, since no thread may throw
    std::atomic<size_t> Next{0};
    auto Work = [&](Scratch &S) {
      for (size_t I = Next++; I < Count; I = Next++)
        Found[I] = search(S, Queries + I * D, K, Ef, Ids + I * K,
                          Distances + I * K, nullptr);
    };
    std::vector<std::thread> Others;
    for (size_t T = 1; T < Scratches.size(); ++T)
      Others.emplace_back(Work, std::ref(Scratches[T]));
    Work(Scratches[0]);
    for (std::thread &T : Others)
      T.join();
  }

  bool save(std::FILE *F) const {
    bool Ok = std::fwrite(&N, sizeof(N), 1, F) == 1;
    for (size_t I = 0; I < N; ++I)
      Ok = Ok && std::fwrite(row(I), nodeBytes(), 1, F) == 1;
    return Ok;
  }

  bool load(std::FILE *F) {
    size_t Count = 0;
    if (std::fread(&Count, sizeof(Count), 1, F) != 1)
      return false;
    reserve(Count);
    for (N = 0; N < Count; ++N)
      if (std::fread(row(N), nodeBytes(), 1, F) != 1)
        return false;
    return true;
  }

private:
  /// Behind the row's floats.
  struct Node {
    uint32_t Label, Links;
    uint32_t Link[Degree];
  };

  /// Of the first, so that a page ends within a row of 128 floats.
  static constexpr size_t Shift = Page - 256;

  size_t nodeBytes() const { return D * sizeof(float) + sizeof(Node); }
  float *row(size_t I) const {
    return reinterpret_cast<float *>(Memory + Shift + I * Stride);
  }
  Node &node(size_t I) const { return *reinterpret_cast<Node *>(row(I) + D); }

  void reserve(size_t Count) {
    if (Count <= Capacity)
      return;
    const size_t Bytes = Count * Stride + NodeRoom;
    void *More = std::aligned_alloc(Page, Bytes);
    if (!More)
      throw std::runtime_error("no memory");
    std::memset(More, 0, Bytes);
    if (N)
      std::memcpy(More, Memory, N * Stride + NodeRoom);
    std::free(Memory);
    Memory = static_cast<char *>(More);
    Capacity = Count;
  }

  void refuseNan(const float *Queries, size_t Count) const {
    for (size_t I = 0; I < Count * D; ++I)
      if (!std::isfinite(Queries[I]))
        throw std::runtime_error("a query is not finite");
  }

  int search(Scratch &S, const float *Query, size_t K, size_t Ef, uint32_t *Ids,
             float *Distances, const Filter *Only) {
    searchFrom(S, Query, K < Ef ? Ef : K, Only);
    Pool &From = Only ? S.Allowed : S.Near;
    size_t Found = K < From.size() ? K : From.size();
    for (size_t I = 0; I < Found; ++I) {
      Ids[I] = node(From[I].Node).Label;
      Distances[I] = From[I].Distance;
    }
    return int(Found);
  }

  /// Leaves the nearest \p Width in S.Near, those allowed in S.Allowed.
  void searchFrom(Scratch &S, const float *Query, size_t Width,
                  const Filter *Only) {
    S.Near.clear(Width);
    S.Allowed.clear(Width);
    S.Seen.resize(Capacity);
    S.Computed = 0;
    if (++S.Round == 0) {
      std::memset(S.Seen.data(), 0, Capacity * sizeof(uint32_t));
      S.Round = 1;
    }
    auto Offer = [&](uint32_t Next) {
      float Far = Distance(Query, row(Next), D);
      ++S.Computed;
      if (S.Seen[Next] == S.Round)
        return S.Near.size();
      S.Seen[Next] = S.Round;
      if (Only && (*Only)(node(Next).Label))
        S.Allowed.offer(Far, Next);
      return S.Near.offer(Far, Next);
    };
    if (N)
      Offer(0);
    for (size_t At = 0; At < S.Near.size();) {
      if (S.Near[At].Expanded) {
        ++At;
        continue;
      }
      S.Near[At].Expanded = true;
      const Node &Current = node(S.Near[At].Node);
      for (size_t J = 0; J < Current.Links; ++J) {
        size_t Where = Offer(Current.Link[J]);
        if (Where < At)
          At = Where;
      }
    }
  }

  void add(const float *Row, uint32_t Label) {
    if (N == Capacity)
      reserve(N ? 2 * N : 16);
    Scratch &S = Scratches[0];
    searchFrom(S, Row, BuildWidth, nullptr);
    std::memcpy(row(N), Row, D * sizeof(float));
    Node &New = node(N);
    New.Label = Label;
    std::vector<Candidate> Near;
    for (size_t I = 0; I < S.Near.size(); ++I)
      Near.push_back(S.Near[I]);
    prune(New, Near);
    uint32_t Id = uint32_t(N++);
    for (size_t I = 0; I < New.Links; ++I)
      linkBack(New.Link[I], Id);
  }

  /// Keeps of \p Near, nearest first, whom no one kept before is nearer to.
  void prune(Node &Of, const std::vector<Candidate> &Near) {
    Of.Links = 0;
    for (const Candidate &C : Near) {
      bool Keep = Of.Links < Degree;
      for (size_t I = 0; Keep && I < Of.Links; ++I)
        Keep = Distance(row(C.Node), row(Of.Link[I]), D) > C.Distance;
      if (Keep)
        Of.Link[Of.Links++] = C.Node;
    }
  }

  void linkBack(uint32_t From, uint32_t To) {
    Node &Old = node(From);
    if (Old.Links < Degree) {
      Old.Link[Old.Links++] = To;
      return;
    }
    Pool Near;
    Near.clear(Degree + 1);
    Near.offer(Distance(row(From), row(To), D), To);
    for (size_t I = 0; I < Degree; ++I)
      Near.offer(Distance(row(From), row(Old.Link[I]), D), Old.Link[I]);
    std::vector<Candidate> All;
    for (size_t I = 0; I < Near.size(); ++I)
      All.push_back(Near[I]);
    prune(Old, All);
  }

  size_t D, Stride, N = 0, Capacity = 0;
  Kernel Distance;
  char *Memory = nullptr;
  std::vector<Scratch> Scratches;
};

} // namespace reef

#endif // REEF_GRAPH_H
