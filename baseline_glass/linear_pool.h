//===- linear_pool.h - the sorted candidate pool -------------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The best candidates seen, sorted by distance in one array. An entry that
/// has been expanded carries a mark in the top bit of its id, so one array
/// serves as queue and as result. Inserting costs a binary search and one
/// memmove, which for beams of some hundreds stays within a few cache lines.
///
/// Among equal distances the earlier insert stands first. The pool does not
/// look for ids it already holds: the visited set keeps them away.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_LINEAR_POOL_H
#define CRINN_BASELINE_GLASS_LINEAR_POOL_H

#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

namespace glass {

template <typename DistT> class LinearPool {
public:
  struct Candidate {
    uint32_t MarkedId;
    DistT Dist;
  };
  static_assert(std::is_trivially_copyable_v<Candidate>);

  /// Empties the pool. It keeps the best Capacity >= 1 entries and hands out
  /// those that are among the best Beam <= Capacity; also others while it is
  /// not full, so that a narrow beam still finds Capacity of them.
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
  bool hasNext() const {
    return Next < Size && (Next < Beam || Size < Capacity);
  }

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
  int capacity() const { return Capacity; }
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

} // namespace glass

#endif // CRINN_BASELINE_GLASS_LINEAR_POOL_H
