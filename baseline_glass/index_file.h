//===- index_file.h - the file format ------------------------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// header    16 little-endian 64-bit words, the last a checksum of the others
///     codes     n rows as in memory, padding included
///     floats    n rows as in memory, only with refinement
///     level 0   n x degree 32-bit ids
///     levels    n bytes
///     upper     the upper rows, 32-bit ids
///
/// The sizes of the sections follow from the header, and must add up to its
/// payload size and to the file's. The payload has a checksum of its own.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_INDEX_FILE_H
#define CRINN_BASELINE_GLASS_INDEX_FILE_H

#include "baseline_glass/error.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

namespace glass {

inline constexpr uint64_t FileMagic = 0x315844495353'4C47; // "GLSSIDX1"
inline constexpr uint64_t FileVersion = 1;

/// The meaning of the header's words.
enum HeaderWord {
  HwMagic,
  HwVersion,
  HwMetric,
  HwQuantizer,
  HwRows,
  HwDim,
  HwDegree,
  HwEntry, ///< plus one; 0 if there is none
  HwUpperIds,
  HwRefineFactor,
  HwOffset, ///< the bits of the quantiser's two floats
  HwStep,
  HwPayloadBytes,
  HwPayloadSum,
  HwReserved,
  HwHeaderSum,
  HwCount
};
using FileHeader = std::array<uint64_t, HwCount>;

/// A running checksum. Every step is a bijection of the state, so a change of
/// any one 8-byte word changes the sum.
class Checksum {
public:
  void add(const void *Data, size_t Bytes);
  uint64_t value() const { return State; }

private:
  uint64_t State = 0x9E3779B97F4A7C15;
};

/// Writes header and sections; the checksums are filled in by finish. After a
/// failure the rest is ignored, finish reports it and the file is removed.
class IndexWriter {
public:
  IndexWriter(const std::string &Path, const FileHeader &Header);
  void write(const void *Data, size_t Bytes);
  Expected<Success> finish();

private:
  struct Close {
    void operator()(std::FILE *F) const { std::fclose(F); }
  };
  std::string Path;
  FileHeader Header;
  Checksum Sum;
  std::unique_ptr<std::FILE, Close> File;
  bool Failed = false;
};

/// Reads them back in the same order.
class IndexReader {
public:
  /// Opens the file and checks its header and its size.
  static Expected<IndexReader> open(const std::string &Path);
  const FileHeader &header() const { return Header; }

  /// False at the end of the file or if it cannot be read.
  [[nodiscard]] bool read(void *Data, size_t Bytes);
  /// Call after the last section.
  [[nodiscard]] bool checksumMatches() const {
    return Sum.value() == Header[HwPayloadSum];
  }

private:
  struct Close {
    void operator()(std::FILE *F) const { std::fclose(F); }
  };
  FileHeader Header = {};
  Checksum Sum;
  std::unique_ptr<std::FILE, Close> File;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_INDEX_FILE_H
