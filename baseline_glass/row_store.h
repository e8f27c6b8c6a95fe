//===- row_store.h - rows of codes, padded to cache lines ----- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Row i starts at a multiple of 64 bytes and is padded with zeros to one, so a
/// kernel needs no tail and a prefetch of L lines covers the first 64 L bytes.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_ROW_STORE_H
#define CRINN_BASELINE_GLASS_ROW_STORE_H

#include "baseline_glass/aligned_array.h"

#include <cstddef>

namespace glass {

template <typename T> class RowStore {
public:
  /// False if the memory is not to be had. Every element is zero.
  [[nodiscard]] bool allocate(size_t Rows, size_t Dim) {
    Stride = paddedElements(Dim);
    Count = Rows;
    return Elements.allocate(Rows * Stride);
  }

  static constexpr size_t paddedElements(size_t Dim) {
    constexpr size_t PerLine = CacheLineBytes / sizeof(T);
    return (Dim + PerLine - 1) / PerLine * PerLine;
  }

  size_t size() const { return Count; }
  size_t stride() const { return Stride; } ///< elements from row to row
  T *row(size_t I) { return Elements.data() + I * Stride; }
  const T *row(size_t I) const { return Elements.data() + I * Stride; }
  AlignedArray<T> &elements() { return Elements; }
  const AlignedArray<T> &elements() const { return Elements; }

  void prefetch(size_t I, int Lines) const {
    const char *Address = reinterpret_cast<const char *>(row(I));
    for (int Line = 0; Line < Lines; ++Line)
      __builtin_prefetch(Address + size_t(Line) * CacheLineBytes, 0, 3);
  }

private:
  AlignedArray<T> Elements;
  size_t Stride = 0;
  size_t Count = 0;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_ROW_STORE_H
