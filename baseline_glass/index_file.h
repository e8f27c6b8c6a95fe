//===- index_file.h - the file format ------------------------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// header    17 little-endian 64-bit words, the last a checksum of the others
///     codes     what the quantiser learnt, floats; n rows as in memory
///     fine      the same of the codes that refine, if there are such
///     levels    n bytes
///     level 0   n x degree 32-bit ids
///     upper     the upper rows, 32-bit ids
///     external  n 32-bit ids, if the rows have been reordered
///
/// The sizes of the sections follow from the header, and must add up to its
/// payload size and to the file's. The payload has a checksum of its own.

#ifndef CRINN_BASELINE_GLASS_INDEX_FILE_H
#define CRINN_BASELINE_GLASS_INDEX_FILE_H

#include <array>
#include <cstddef>
#include <cstdint>

namespace glass {

inline constexpr uint64_t FileMagic = 0x315844495353'4C47; // "GLSSIDX1"
inline constexpr uint64_t FileVersion = 3;

/// The meaning of the header's words. HwRefineFactor: the bits of a float;
/// HwEntry: plus one, 0 if there is none; HwReordered: 0 or 1.
// clang-format off
enum HeaderWord {
  HwMagic, HwVersion, HwMetric, HwQuantizer, HwComparison, HwParts,
  HwRefineFactor, HwRefineQuantizer, HwRows, HwDim, HwDegree, HwEntry,
  HwUpperIds, HwReordered, HwPayloadBytes, HwPayloadSum, HwHeaderSum, HwCount
};
// clang-format on
using FileHeader = std::array<uint64_t, HwCount>;

/// A running checksum. Every step is a bijection of the state, so a change of
/// any one 8-byte word changes the sum.
struct Checksum {
  void add(const void *Data, size_t Bytes);
  uint64_t Value = 0x9E3779B97F4A7C15;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_INDEX_FILE_H
