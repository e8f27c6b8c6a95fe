//===- aligned_array.h - zeroed memory on huge pages ---------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// A search jumps through codes and links at random, so on 4 KiB pages most of
/// its loads miss the TLB as well as the cache. For arrays of 2 MiB and more
/// huge pages are asked for (on Linux). Smaller ones start at a cache line.

#ifndef CRINN_BASELINE_GLASS_ALIGNED_ARRAY_H
#define CRINN_BASELINE_GLASS_ALIGNED_ARRAY_H

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <type_traits>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace glass {

inline constexpr size_t CacheLineBytes = 64;
inline constexpr size_t HugePageBytes = size_t(2) << 20;

/// Count * Size bytes that are zero, aligned as above; to be freed. Throws
/// std::bad_alloc, which the index turns into an error. The advice comes before
/// the first touch, so that the faults of the memset get huge pages.
inline void *allocateBytes(size_t Count, size_t Size) {
  if (Count > std::numeric_limits<size_t>::max() / 2 / Size)
    throw std::bad_alloc();
  const size_t Bytes = Count * Size;
  const size_t Alignment =
      Bytes >= HugePageBytes ? HugePageBytes : CacheLineBytes;
  const size_t Rounded = (Bytes + Alignment - 1) / Alignment * Alignment;
  void *Memory = std::aligned_alloc(Alignment, Rounded);
  if (!Memory)
    throw std::bad_alloc();
#ifdef __linux__
  if (Alignment == HugePageBytes)
    madvise(Memory, Rounded, MADV_HUGEPAGE); // advice: a refusal is harmless
#endif
  std::memset(Memory, 0, Rounded);
  return Memory;
}

/// A fixed-size array of trivial elements, all bits zero at first.
template <typename T> class AlignedArray {
  static_assert(std::is_trivially_copyable_v<T>);

public:
  AlignedArray(size_t Count = 0) { allocate(Count); }
  void allocate(size_t Count) {
    Memory.reset();
    Size = 0;
    if (Count == 0)
      return;
    Memory.reset(static_cast<T *>(allocateBytes(Count, sizeof(T))));
    Size = Count;
  }
  /// Zeroed anew only if it has another size.
  void fit(size_t Count) {
    if (Size != Count)
      allocate(Count);
  }

  T *data() { return Memory.get(); }
  const T *data() const { return Memory.get(); }
  size_t size() const { return Size; }
  size_t bytes() const { return Size * sizeof(T); }
  T &operator[](size_t I) { return Memory.get()[I]; }
  const T &operator[](size_t I) const { return Memory.get()[I]; }

private:
  std::unique_ptr<T, void (*)(void *)> Memory = {nullptr, std::free};
  size_t Size = 0;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_ALIGNED_ARRAY_H
