//===- kernels_vnni.cpp - integer kernels for CPUs with VNNI --------------===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// Highway 1.0.3 has no operation for VNNI, hence intrinsics. vpdpbusd
/// multiplies 64 unsigned by 64 signed bytes and adds the products to 16 sums,
/// so a row of bytes costs three instructions per cache line.

#include "baseline_glass/kernels.h"

#ifdef __x86_64__

#include <immintrin.h>

#define GLASS_VNNI __attribute__((target("avx512f,avx512bw,avx512vnni")))

namespace glass {
namespace {

/// The sums of x * (q - 128), or of x * (q - 8) for halves of bytes: first the
/// low halves, then the high ones.
template <bool Halves, int RowCount>
GLASS_VNNI inline void shiftedDots(const uint8_t *Query,
                                   const uint8_t *const *Rows, size_t Count,
                                   int32_t *Out) {
  const __m512i Low = _mm512_set1_epi8(15);
  const __m512i Shift = _mm512_set1_epi8(Halves ? 8 : -128);
  __m512i Sum[RowCount];
  for (int R = 0; R < RowCount; ++R)
    Sum[R] = _mm512_setzero_si512();
  for (size_t I = 0; I < Count; I += 64) {
    const __m512i Q = _mm512_load_si512(Query + I);
    const __m512i Q0 = Halves ? _mm512_and_si512(Q, Low) : Q;
    const __m512i Q1 = _mm512_and_si512(_mm512_srli_epi16(Q, 4), Low);
    for (int R = 0; R < RowCount; ++R) {
      const __m512i X = _mm512_load_si512(Rows[R] + I);
      Sum[R] =
          _mm512_dpbusd_epi32(Sum[R], Halves ? _mm512_and_si512(X, Low) : X,
                              _mm512_sub_epi8(Q0, Shift));
      if (Halves)
        Sum[R] = _mm512_dpbusd_epi32(
            Sum[R], _mm512_and_si512(_mm512_srli_epi16(X, 4), Low),
            _mm512_sub_epi8(Q1, Shift));
    }
  }
  for (int R = 0; R < RowCount; ++R)
    Out[R] = _mm512_reduce_add_epi32(Sum[R]);
}

template <bool Halves>
GLASS_VNNI int32_t one(const uint8_t *Query, const uint8_t *Row, size_t Count) {
  int32_t Out;
  shiftedDots<Halves, 1>(Query, &Row, Count, &Out);
  return Out;
}

} // namespace

bool useVnni(Kernels &Table) {
  if (!__builtin_cpu_supports("avx512f") ||
      !__builtin_cpu_supports("avx512bw") ||
      !__builtin_cpu_supports("avx512vnni"))
    return false;
  Table.ShiftedDotU8 = {one<false>, shiftedDots<false, 4>};
  Table.ShiftedDotU4 = {one<true>, shiftedDots<true, 4>};
  return true;
}

} // namespace glass

#else
bool glass::useVnni(Kernels &) { return false; }
#endif
