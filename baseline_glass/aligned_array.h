//===- aligned_array.h - zeroed memory that may sit on huge pages - -*- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A search jumps through codes and links at random, so on 4 KiB pages most of
/// its loads miss the TLB as well as the cache. Arrays of 2 MiB and more are
/// therefore aligned to 2 MiB and the kernel is asked for huge pages (Linux;
/// elsewhere only the alignment remains). Smaller ones are aligned to a cache
/// line of 64 bytes.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_ALIGNED_ARRAY_H
#define CRINN_BASELINE_GLASS_ALIGNED_ARRAY_H

#include <cstddef>
#include <limits>
#include <memory>
#include <type_traits>

namespace glass {

inline constexpr size_t CacheLineBytes = 64;

/// Bytes that are zero, aligned as above; null if the system has no more.
/// Release with freeBytes.
void *allocateBytes(size_t Bytes);
void freeBytes(void *Memory);

/// A fixed-size array of trivial elements, all bits zero at first.
template <typename T> class AlignedArray {
  static_assert(std::is_trivially_copyable_v<T>);

public:
  /// False, with the array left empty, if the memory is not to be had.
  [[nodiscard]] bool allocate(size_t Count) {
    Memory.reset();
    Size = 0;
    if (Count == 0)
      return true;
    if (Count > std::numeric_limits<size_t>::max() / 2 / sizeof(T))
      return false;
    Memory.reset(static_cast<T *>(allocateBytes(Count * sizeof(T))));
    if (!Memory)
      return false;
    Size = Count;
    return true;
  }

  T *data() { return Memory.get(); }
  const T *data() const { return Memory.get(); }
  size_t size() const { return Size; }
  size_t bytes() const { return Size * sizeof(T); }
  T &operator[](size_t I) { return Memory.get()[I]; }
  const T &operator[](size_t I) const { return Memory.get()[I]; }

private:
  struct Release {
    void operator()(T *P) const { freeBytes(P); }
  };
  std::unique_ptr<T, Release> Memory;
  size_t Size = 0;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_ALIGNED_ARRAY_H
