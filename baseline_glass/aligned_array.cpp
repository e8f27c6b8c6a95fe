//===- aligned_array.cpp - memory from the system -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The advice comes before the first touch: the pages are faulted in by the
/// memset that follows, and a fault after the advice can be served with a huge
/// page.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/aligned_array.h"

#include <cstdlib>
#include <cstring>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace glass {

static constexpr size_t HugePageBytes = size_t(2) << 20;

void *allocateBytes(size_t Bytes) {
  const size_t Alignment =
      Bytes >= HugePageBytes ? HugePageBytes : CacheLineBytes;
  const size_t Rounded = (Bytes + Alignment - 1) / Alignment * Alignment;
  void *Memory = std::aligned_alloc(Alignment, Rounded);
  if (!Memory)
    return nullptr;
#ifdef __linux__
  if (Alignment == HugePageBytes)
    madvise(Memory, Rounded, MADV_HUGEPAGE); // advice: a refusal is harmless
#endif
  std::memset(Memory, 0, Rounded);
  return Memory;
}

void freeBytes(void *Memory) { std::free(Memory); }

} // namespace glass
