//===- visited_set.h - which nodes a search has met ----------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A bit per node, cleared before each search.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_VISITED_SET_H
#define CRINN_BASELINE_GLASS_VISITED_SET_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace glass {

class VisitedSet {
public:
  /// Empties the set and makes room for the ids 0 .. N - 1.
  void reset(int N) { Words.assign((size_t(N) + 63) / 64, 0); }

  bool test(int Id) const { return Words[size_t(Id) / 64] >> (Id % 64) & 1; }
  void set(int Id) { Words[size_t(Id) / 64] |= uint64_t(1) << (Id % 64); }

private:
  std::vector<uint64_t> Words;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_VISITED_SET_H
