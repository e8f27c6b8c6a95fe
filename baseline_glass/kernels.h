//===- kernels.h - distance kernels for the CPU at hand ------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Each kernel reads rows of Count elements. Rows are aligned to 64 bytes and
/// Count is a multiple of 64 / sizeof(element); the caller pads with zeros, so
/// that no kernel has a tail. Integer kernels are exact for Count up to
/// MaxCodeElements. Nothing fails.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_KERNELS_H
#define CRINN_BASELINE_GLASS_KERNELS_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace glass {

using PairF32Fn = float (*)(const float *A, const float *B, size_t Count);
using PairU8Fn = int32_t (*)(const uint8_t *A, const uint8_t *B, size_t Count);
using SumU8Fn = int32_t (*)(const uint8_t *A, size_t Count);

/// Out[i] = clamp(round((In[i] - Offset) * Factor), 0, 255), ties to even.
using EncodeU8Fn = void (*)(const float *In, size_t Count, float Offset,
                            float Factor, uint8_t *Out);

struct Kernels {
  PairF32Fn L2F32;       ///< sum of (a - b)^2
  PairF32Fn NegDotF32;   ///< minus the sum of a * b
  PairU8Fn ShiftedDotU8; ///< sum of a * (b - 128)
  SumU8Fn SumU8;         ///< sum of a
  SumU8Fn NormU8;        ///< sum of a^2
  EncodeU8Fn EncodeU8;   ///< Count and alignment are free here
};

/// The kernels of the best instruction set that this CPU has. Resolved on the
/// first call; copy a pointer out of it rather than calling it per distance.
const Kernels &kernels();

/// For tests: those of every instruction set that was compiled in and that this
/// CPU has.
std::vector<Kernels> kernelsOfAllTargets();

/// True if none of the floats is a NaN or an infinity.
bool allFinite(const float *In, size_t Count);

/// 2 * 255 * 128 * 32768 < 2^31: below this no sum of the 8-bit kernels, nor
/// twice such a sum, overflows.
inline constexpr size_t MaxCodeElements = 32768;

} // namespace glass

#endif // CRINN_BASELINE_GLASS_KERNELS_H
