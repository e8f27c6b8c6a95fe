//===- kernels.h - distance kernels for the CPU at hand ------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Each kernel compares two rows of Count elements. Rows are aligned to 64
/// bytes and Count is a multiple of 64 / sizeof(element); the caller pads with
/// zeros, so that no kernel has a tail. Integer kernels are exact for Count <=
/// 33,025 (255^2 * 33,025 < 2^31). Nothing fails.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_KERNELS_H
#define CRINN_BASELINE_GLASS_KERNELS_H

#include <cstddef>
#include <cstdint>

namespace glass {

template <typename Code, typename Dist>
using PairFn = Dist (*)(const Code *A, const Code *B, size_t Count);

/// Out[i] = clamp(round((In[i] - Offset) * Factor), 0, 255), ties to even.
using EncodeU8Fn = void (*)(const float *In, size_t Count, float Offset,
                            float Factor, uint8_t *Out);
/// Out[i] = clamp(round(In[i] * Factor), -127, 127), ties to even.
using EncodeS8Fn = void (*)(const float *In, size_t Count, float Factor,
                            int8_t *Out);

struct Kernels {
  PairFn<float, float> L2F32;     ///< sum of (a - b)^2
  PairFn<float, float> NegDotF32; ///< minus the sum of a * b
  PairFn<uint8_t, int32_t> L2U8;
  PairFn<int8_t, int32_t> NegDotS8;
  EncodeU8Fn EncodeU8; ///< Count and alignment are free here
  EncodeS8Fn EncodeS8; ///< likewise
};

/// The kernels of the best instruction set that this CPU has. Resolved on the
/// first call; copy a pointer out of it rather than calling it per distance.
const Kernels &kernels();

/// True if none of the floats is a NaN or an infinity.
bool allFinite(const float *In, size_t Count);

/// Rows longer than this could overflow the 32-bit sums of the 8-bit kernels.
inline constexpr size_t MaxCodeElements = 32768;

} // namespace glass

#endif // CRINN_BASELINE_GLASS_KERNELS_H
