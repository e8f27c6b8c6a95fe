//===- linear_pool.h - the sorted candidate pool -------------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// The best candidates seen, sorted by distance in one array. An entry that
/// has been expanded carries a mark in the top bit of its id, so one array
/// serves as queue and as result. Among equal distances the earlier insert
/// stands first. That no id comes twice is for the visited set to see.

#ifndef CRINN_BASELINE_GLASS_LINEAR_POOL_H
#define CRINN_BASELINE_GLASS_LINEAR_POOL_H

#include <cstdint>
#include <cstring>
#include <vector>

namespace glass {

template <typename DistT> class LinearPool {
public:
  struct Candidate {
    uint32_t MarkedId;
    DistT Dist;
  };

  /// Empties the pool. It keeps the best NewCapacity >= 1 entries and hands out
  /// those among the best NewBeam.
  void reset(int NewCapacity, int NewBeam) {
    Capacity = NewCapacity;
    Beam = NewBeam;
    if (Entries.size() < size_t(Capacity))
      Entries.resize(size_t(Capacity));
    Size = Next = 0;
  }

  /// False if the pool is full and Dist does not beat its worst.
  bool insert(int Id, DistT Dist) {
    if (Size == Capacity && !(Dist < Entries[size_t(Size) - 1].Dist))
      return false;
    const int At = findPlace(Dist);
    const int Moved = (Size == Capacity ? Size - 1 : Size) - At;
    Candidate *Place = Entries.data() + At;
    std::memmove(Place + 1, Place, size_t(Moved) * sizeof(Candidate));
    *Place = {uint32_t(Id), Dist};
    if (Size < Capacity)
      ++Size;
    if (At < Next)
      Next = At;
    return true;
  }

  /// True while an entry to expand is left.
  bool hasNext() const { return Next < Size && Next < Beam; }

  /// Marks the best entry not yet expanded and returns its id.
  int pop() {
    Candidate &Best = Entries[size_t(Next)];
    const int Id = int(Best.MarkedId);
    Best.MarkedId |= CheckedBit;
    while (Next < Size && (Entries[size_t(Next)].MarkedId & CheckedBit))
      ++Next;
    return Id;
  }

  int size() const { return Size; }
  int id(int I) const { return int(Entries[size_t(I)].MarkedId & ~CheckedBit); }
  DistT dist(int I) const { return Entries[size_t(I)].Dist; }

private:
  static constexpr uint32_t CheckedBit = uint32_t(1) << 31;

  /// The first place whose distance is greater.
  int findPlace(DistT Dist) const {
    int Lo = 0, Hi = Size;
    while (Lo < Hi) {
      const int Mid = (Lo + Hi) / 2;
      if (Dist < Entries[size_t(Mid)].Dist)
        Hi = Mid;
      else
        Lo = Mid + 1;
    }
    return Lo;
  }

  std::vector<Candidate> Entries;
  int Capacity = 0;
  int Beam = 0;
  int Size = 0;
  int Next = 0; ///< the best entry not yet expanded; all before it are
};

/// Which nodes a search has met, on two levels: a bit per node, and a bit per
/// word of those that says whether the word is of this search. So emptying the
/// set clears a bit for 64 nodes. No branch: none could be guessed.
class VisitedSet {
public:
  /// Empties the set and makes room for the ids 0 .. N - 1.
  void reset(int N) {
    const size_t Count = (size_t(N) + 63) / 64;
    if (Words.size() < Count)
      Words.resize(Count);
    Used.assign((Count + 63) / 64, 0);
  }

  bool test(int Id) const { return word(Id) >> (Id % 64) & 1; }
  void set(int Id) {
    Words[size_t(Id) / 64] = word(Id) | uint64_t(1) << (Id % 64);
    Used[size_t(Id) / 4096] |= uint64_t(1) << (Id / 64 % 64);
  }

private:
  /// Zero if it is of an earlier search.
  uint64_t word(int Id) const {
    const uint64_t Is = Used[size_t(Id) / 4096] >> (Id / 64 % 64) & 1;
    return Words[size_t(Id) / 64] & (0 - Is);
  }

  std::vector<uint64_t> Words, Used;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_LINEAR_POOL_H
