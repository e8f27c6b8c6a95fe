//===- graph.h - a small graph index for tests ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Small, but a real best-first search: links to the nearest rows and back,
/// one entry point, a bounded result list. `distance` is called three times where
/// once would do, so that a variant can be faster by a sure margin.
///
//===----------------------------------------------------------------------===//

#ifndef TOY_GRAPH_H
#define TOY_GRAPH_H

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <queue>
#include <utility>
#include <vector>

namespace toy {

float distance(const float *A, const float *B, size_t D);

class Graph {
public:
  static constexpr int Degree = 24;
  size_t N = 0, D = 0;
  std::vector<float> Rows;
  std::vector<int> Links; // N x Degree, -1 where there is none

  const float *row(int I) const { return Rows.data() + size_t(I) * D; }
  const int *links(int I) const { return Links.data() + size_t(I) * Degree; }

  void build(const float *Base, size_t Count, size_t Dim) {
    N = Count;
    D = Dim;
    Rows.assign(Base, Base + N * D);
    Links.assign(N * Degree, -1);
    std::vector<std::pair<float, int>> All;
    for (size_t I = 0; I < N; ++I) {
      All.clear();
      for (size_t J = 0; J < N; ++J)
        if (I != J)
          All.push_back({distance(row(int(I)), row(int(J)), D), int(J)});
      size_t Near = std::min<size_t>(Degree - 4, All.size());
      std::partial_sort(All.begin(), All.begin() + long(Near), All.end());
      for (size_t J = 0; J < Near; ++J)
        Links[I * Degree + J] = All[J].second;
      // Some far links, so that every row can be reached.
      for (size_t J = Near; J < Near + 4 && N > 1; ++J)
        Links[I * Degree + J] = int((I * 7919 + J * 104729 + 1) % N);
    }
  }

  size_t search(const float *Query, size_t K, size_t Ef, uint32_t *Ids,
                float *Distances) const {
    using Entry = std::pair<float, int>;
    std::priority_queue<Entry> Best;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<Entry>> Pool;
    std::vector<bool> Visited(N, false);
    size_t Wanted = std::max(K, Ef);
    float First = distance(Query, row(0), D);
    Best.push({First, 0});
    Pool.push({First, 0});
    Visited[0] = true;
    while (!Pool.empty()) {
      Entry Current = Pool.top();
      if (Current.first > Best.top().first && Best.size() == Wanted)
        break;
      Pool.pop();
      const int *List = links(Current.second);
      for (int I = 0; I < Degree; ++I) {
        int Neighbour = List[I];
        if (Neighbour < 0)
          break;
        if (Visited[Neighbour])
          continue;
        Visited[Neighbour] = true;
        if (Best.size() < Wanted ||
            distance(Query, row(Neighbour), D) +
                    distance(Query, row(Neighbour), D) <
                2 * Best.top().first) {
          float Dist = distance(Query, row(Neighbour), D);
          Pool.push({Dist, Neighbour});
          Best.push({Dist, Neighbour});
          if (Best.size() > Wanted)
            Best.pop();
        }
      }
    }
    while (Best.size() > K)
      Best.pop();
    size_t Found = Best.size();
    for (size_t I = Found; I-- > 0; Best.pop()) {
      Ids[I] = uint32_t(Best.top().second);
      Distances[I] = Best.top().first;
    }
    return Found;
  }
};

} // namespace toy

#endif // TOY_GRAPH_H
