//===- kernels.h - distance kernels for the CPU at hand ------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// Each kernel compares one query with one row, or with four at a time, for
/// which it loads the query once. Rows and queries are aligned to 64 bytes (16
/// for TableSum) and padded with zeros to a multiple of that, so that no kernel
/// has a tail. Nothing fails.

#ifndef CRINN_BASELINE_GLASS_KERNELS_H
#define CRINN_BASELINE_GLASS_KERNELS_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace glass {

/// What a row holds. U4: two elements per byte; byte j of a 64-byte line holds
/// the line's elements j (low half) and 64 + j (high half).
enum class Element { F32, F16, BF16, U8, U4 };
inline constexpr size_t ElementCount = 5;

template <typename Result, typename Query> struct Kernel {
  Result (*One)(const Query *, const uint8_t *Row, size_t Count);
  void (*Four)(const Query *, const uint8_t *const *Rows, size_t Count,
               Result *Out);
};
/// Count is that of the elements of a row.
using FloatKernel = Kernel<float, float>;
/// Count is that of the bytes of a row. Exact up to MaxCodeElements elements.
using IntegerKernel = Kernel<int32_t, uint8_t>;

struct Kernels {
  FloatKernel L2[ElementCount];     ///< sum of (q - x)^2, by Element
  FloatKernel NegDot[ElementCount]; ///< minus the sum of q * x, by Element
  FloatKernel TableSum;             ///< sum of q[256 i + x[i]]; x are bytes
  IntegerKernel ShiftedDotU8;       ///< sum of x * (q - 128)
  IntegerKernel ShiftedDotU4;       ///< sum of x * (q - 8), both as Element::U4

  /// Writes the Count elements of a row as floats, by Element.
  void (*Decode[ElementCount])(const uint8_t *Row, size_t Count, float *Out);

  /// Out[i] = clamp(round((In[i] - Offset) * Factor), 0, Max), ties to even.
  /// Count and alignment are free.
  void (*Encode)(const float *In, size_t Count, float Offset, float Factor,
                 float Max, uint8_t *Out);

  /// Out[c] = the sum over j < Dims of (In[j] - C[256 j + c])^2, or of minus
  /// In[j] * C[256 j + c], for the 256 columns c of C. Out alone is aligned.
  void (*TableL2)(const float *In, size_t Dims, const float *C, float *Out);
  void (*TableNegDot)(const float *In, size_t Dims, const float *C, float *Out);
};

/// The kernels of the best instruction set that this CPU has. Resolved on the
/// first call; copy a pointer out of it rather than calling it per distance.
const Kernels &kernels();

/// For tests: those of every instruction set compiled in that this CPU has.
std::vector<Kernels> kernelsOfAllTargets();

/// Puts the integer kernels for CPUs with VNNI into Table; false, and nothing
/// done, if CPU or operating system lack it. In kernels_vnni.cpp.
bool useVnni(Kernels &Table);

/// True if none of the floats is a NaN or an infinity.
bool allFinite(const float *In, size_t Count);

/// 2 * 255 * 128 * 32768 < 2^31: below this no sum of the 8-bit kernels, nor
/// twice such a sum, overflows.
inline constexpr size_t MaxCodeElements = 32768;

} // namespace glass

#endif // CRINN_BASELINE_GLASS_KERNELS_H
