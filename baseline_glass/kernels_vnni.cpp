//===- kernels_vnni.cpp - the 8-bit kernel for CPUs with VNNI -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// vpdpbusd multiplies 64 unsigned by 64 signed bytes and adds the products to
/// 16 sums, so a row costs three instructions per cache line.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/kernels_vnni.h"

#ifdef __x86_64__

#include <immintrin.h>

namespace glass {

bool hasVnni() {
  return __builtin_cpu_supports("avx512f") &&
         __builtin_cpu_supports("avx512vnni");
}

__attribute__((target("avx512f,avx512vnni"))) int32_t
shiftedDotU8Vnni(const uint8_t *A, const uint8_t *B, size_t Count) {
  const __m512i TopBit = _mm512_set1_epi32(int(0x80808080));
  __m512i Sum = _mm512_setzero_si512();
  for (size_t I = 0; I < Count; I += 64) {
    // Flipping the top bit of an unsigned byte subtracts 128 from it.
    const __m512i Signed = _mm512_xor_si512(_mm512_load_si512(B + I), TopBit);
    Sum = _mm512_dpbusd_epi32(Sum, _mm512_load_si512(A + I), Signed);
  }
  return _mm512_reduce_add_epi32(Sum);
}

} // namespace glass

#else

namespace glass {

bool hasVnni() { return false; }
int32_t shiftedDotU8Vnni(const uint8_t *, const uint8_t *, size_t) { return 0; }

} // namespace glass

#endif
