//===- pool.h - the best candidates of one search ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef REEF_POOL_H
#define REEF_POOL_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace reef {

struct Candidate {
  float Distance;
  uint32_t Node;
  bool Expanded;
};

/// At most Width candidates, nearest first, the smaller node first in a tie.
class Pool {
public:
  void clear(size_t NewWidth) {
    Width = NewWidth;
    All.clear();
  }

  size_t size() const { return All.size(); }
  Candidate &operator[](size_t I) { return All[I]; }

  /// Where it went, or size() if it is too far.
  size_t offer(float Distance, uint32_t Node) {
    if (All.size() == Width && !before(Distance, Node, All.back()))
      return All.size();
    size_t Low = 0, High = All.size();
    while (Low < High) {
      size_t Middle = (Low + High) / 2;
      if (before(Distance, Node, All[Middle]))
        High = Middle;
      else
        Low = Middle + 1;
    }
    if (All.size() == Width)
      All.pop_back();
    All.insert(All.begin() + long(Low), Candidate{Distance, Node, false});
    return Low;
  }

private:
  static bool before(float Distance, uint32_t Node, const Candidate &C) {
    return Distance < C.Distance || (Distance == C.Distance && Node < C.Node);
  }

  size_t Width = 0;
  std::vector<Candidate> All;
};

} // namespace reef

#endif // REEF_POOL_H
